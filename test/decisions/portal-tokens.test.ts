import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../../partner-portal/styles/tokens.css', import.meta.url), 'utf8')

type Theme = 'light' | 'dark'

const tokens = new Map(
  [...css.matchAll(/--color-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }],
  ),
)

function colour(name: string, theme: Theme): string {
  const token = tokens.get(name)
  if (!token) throw new Error(`tokens.css has no colour ${name}`)
  return token[theme]
}

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

function contrast(one: string, other: string, theme: Theme): number {
  const [light, dark] = [luminance(colour(one, theme)), luminance(colour(other, theme))].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

const grounds = ['paper', 'surface', 'raised', 'sunken', 'well']
const meanings = ['ok', 'warn', 'bad', 'brand']

const texts: [ink: string, ground: string][] = [
  ...grounds.flatMap((ground): [string, string][] =>
    ['ink', 'ink-soft', ...meanings].map((ink) => [ink, ground]),
  ),
  ...meanings.flatMap((meaning): [string, string][] => [
    [meaning, `${meaning}-tint`],
    ['ink', `${meaning}-tint`],
    ['ink-soft', `${meaning}-tint`],
  ]),
  ['on-brand', 'brand'],
  ['on-brand', 'brand-strong'],
  ['on-bad', 'bad'],
  ['paper', 'ink'],
]

describe.each<Theme>(['light', 'dark'])('in the %s theme', (theme) => {
  test.each(texts)('%s can be read on %s', (ink, ground) => {
    expect(contrast(ink, ground, theme)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['paper', 'surface', 'raised', 'sunken', 'well'])(
    'the border of an input shows on %s',
    (ground) => {
      expect(contrast('edge', ground, theme)).toBeGreaterThanOrEqual(3)
    },
  )
})

test('white on black is 21 to 1, so the formula is right', () => {
  expect((luminance('#ffffff') + 0.05) / (luminance('#000000') + 0.05)).toBeCloseTo(21, 5)
})
