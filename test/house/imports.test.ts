import { describe, expect, test } from 'vitest'
import type { Import, Source } from './sources.ts'
import { loadedWith, readSource, sourcesBelow } from './sources.ts'

/** Rooms of the server in their order: each imports only those to its left. */
const rooms =
  `time db identity audit sweeps http channels notifications manufacturers places partners people leads opportunities offers
  escalation routing follow-ups intake steering customers replies territories scorecards simulations today operations setup history demo`.split(
    /\s+/,
  )

/** Stand beside the rooms: these are for all, the others assemble the rooms and are imported by none. */
const forAll = ['server/runtime.ts', 'server/meter.ts', 'server/uuid.ts']

/** Which top folders a top folder may import from. Of the server, the portal gets the type `Api` alone. */
const leaning: Record<string, string[]> = {
  shared: ['shared'],
  rules: ['shared', 'rules'],
  server: ['shared', 'rules', 'server'],
  'partner-portal': ['shared', 'partner-portal'],
}

const sources = Object.keys(leaning).flatMap(sourcesBelow)
const byPath = new Map(sources.map((one) => [one.path, one]))
const loadsSchemas = (path: string) =>
  byPath.get(path)?.imports.some(({ to, typeOnly }) => to === 'zod' && !typeOnly)
const top = (path: string) => path.split('/')[0]!
const roomOf = (path: string) => /^server\/([^/]+)\//.exec(path)?.[1]

function wrongTurn(from: string, { to, names, typeOnly }: Import): string | undefined {
  const isApi = to === 'server/app.ts' && typeOnly && names.every((name) => name === 'Api')
  if (top(from) === 'partner-portal' && isApi) return undefined
  if (!leaning[top(from)]!.includes(top(to))) return `${from} imports ${to}`
  const [here, there] = [roomOf(from), roomOf(to)]
  if (here === undefined || here === 'cli' || here === there || top(to) !== 'server') return undefined
  if (forAll.includes(to)) return undefined
  if (there === undefined || !(rooms.indexOf(there) < rooms.indexOf(here))) return `${from} imports ${to}`
  return undefined
}

const wrongTurns = (of: readonly Source[]) =>
  of.flatMap(({ path, imports }) =>
    imports.filter(({ ours }) => ours).flatMap((one) => wrongTurn(path, one) ?? []),
  )

test('imports lean one way: shared, rules, server; the portal takes shared and the type Api', () =>
  expect(wrongTurns(sources)).toEqual([]))

test('the portal carries no schemas: their validator would cost the first page, and breaks its policy', () => {
  const carried = sources
    .filter(({ path }) => path.startsWith('partner-portal/'))
    .flatMap(({ path }) =>
      [...loadedWith(path, byPath)]
        .filter((other) => loadsSchemas(other))
        .map((other) => `${path} loads ${other}`),
    )
  expect(carried).toEqual([])
})

test('every room has its place in the order', () => {
  const found = new Set(sources.flatMap(({ path }) => roomOf(path) ?? []))
  expect([...found].filter((room) => room !== 'cli').sort()).toEqual([...rooms].sort())
})

test('no file loads itself by way of others', () => {
  const graph = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.filter(({ ours, typeOnly, dynamic }) => ours && !typeOnly && !dynamic),
    ]),
  )
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (path: string, way: string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' > '))
    if (way.includes(path) || done.has(path)) return
    for (const { to } of graph.get(path) ?? []) visit(to, [...way, path])
    done.add(path)
  }
  for (const path of graph.keys()) visit(path, [])
  expect(circles).toEqual([])
})

describe('a wrong turn is seen', () => {
  test.each([
    ['shared/stages.ts', "import { x } from '../rules/match.ts'"],
    ['rules/match.ts', "import type { X } from '../server/runtime.ts'"],
    ['rules/match.ts', "export { x } from '../server/uuid.ts'"],
    ['server/offers/accept.ts', "import { distribute } from '../routing/distribute.ts'"],
    ['server/offers/accept.ts', "const late = () => import('../routing/distribute.ts')"],
    ['server/offers/accept.ts', "type Late = import('../routing/plan.ts').Plan"],
    ['server/offers/accept.ts', "import { buildApp } from '../app.ts'"],
    ['server/db/pool.ts', "import { readConfig } from '../config.ts'"],
    ['partner-portal/inbox/inbox.tsx', "import { buildApp } from '../../server/app.ts'"],
    ['partner-portal/inbox/inbox.tsx', "import type { Runtime } from '../../server/runtime.ts'"],
    ['partner-portal/rules/rules.tsx', "import { match } from '../../rules/match.ts'"],
  ])('%s: %s', (path, text) => expect(wrongTurns([readSource(path, text)])).toHaveLength(1))

  test.each([
    ['rules/match.ts', "import { x } from '../shared/rules.ts'"],
    ['server/routing/distribute.ts', "import { offer } from '../offers/offer.ts'"],
    ['server/offers/accept.ts', "import type { Runtime } from '../runtime.ts'"],
    ['partner-portal/api/client.ts', "import type { Api } from '../../server/app.ts'"],
  ])('and this is none: %s: %s', (path, text) => expect(wrongTurns([readSource(path, text)])).toEqual([]))
})
