import type { Territory } from '../../shared/partners.ts'
import { t } from '../i18n/t.ts'

/** One country's part of a territory, as people think of it. `codes` are `80`, or `80331–81929` for a range. */
export interface Area {
  readonly country: string
  readonly whole: boolean
  readonly regions: readonly string[]
  readonly codes: readonly string[]
}

const dash = '–'

/** A territory country by country. */
export function areasOf(territory: Territory): Area[] {
  const { countries, regions, postalPrefixes, postalRanges } = territory
  const named = [...countries, ...[...regions, ...postalPrefixes, ...postalRanges].map((one) => one.country)]
  return [...new Set(named)].map((country) => ({
    country,
    whole: countries.includes(country),
    regions: regions.filter((one) => one.country === country).map((one) => one.region),
    codes: [
      ...postalPrefixes.filter((one) => one.country === country).map((one) => one.prefix),
      ...postalRanges
        .filter((one) => one.country === country)
        .map(({ from, to }) => (from === to ? from : `${from}${dash}${to}`)),
    ],
  }))
}

/** The territory that areas and a radius make. */
export function territoryOf(areas: readonly Area[], radiusKm: unknown) {
  const codes = areas.flatMap(({ country, codes }) => codes.map((code) => ({ country, code })))
  return {
    countries: areas.filter(({ whole }) => whole).map(({ country }) => country),
    regions: areas.flatMap(({ country, regions }) => regions.map((region) => ({ country, region }))),
    postalPrefixes: codes.flatMap(({ country, code }) =>
      code.includes(dash) ? [] : [{ country, prefix: code }],
    ),
    postalRanges: codes.flatMap(({ country, code }) => {
      const [from, to] = code.split(dash)
      return to === undefined ? [] : [{ country, from: from!, to }]
    }),
    radiusKm,
  }
}

/**
 * Postal codes as typed, `80, 81 85000-85999`, one by one. A hyphen between two of equal length, or a dash, makes a
 * range; else it belongs to the code, as in the Polish 00-950.
 */
export function codesIn(typed: string): string[] {
  return typed
    .replace(/\s*(?:–|—|\.\.\.?|…)\s*|\s+-\s+/g, dash)
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [from, to, more] = part.split('-')
      return from && to && more === undefined && from.length === to.length ? `${from}${dash}${to}` : part
    })
}

/** What an area holds, without its country. */
export function areaText({ whole, regions, codes }: Area): string {
  if (whole) return t('partner.wholeCountry')
  return [
    regions.length > 0 && t('partner.regionsList', { regions: regions.join(', ') }),
    codes.length > 0 && t('partner.codesList', { codes: codes.join(', ') }),
  ]
    .filter(Boolean)
    .join('; ')
}
