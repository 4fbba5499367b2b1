import type { Condition } from '../../rules/condition.ts'
import type { Pool } from '../../rules/distribute.ts'
import type { Certification, Territory } from '../../shared/partners.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import { compactCode } from '../places/postal-code.ts'

/**
 * What every lead fulfils that can pass a partner's standing tests in a pool, as a condition over the lead's facts;
 * null where any lead can. Leads that fulfil it may still fail: it says who is out of reach, not who is in it.
 */
export function reachOf(partner: RoutingPartner, pool: Pool): Condition | null {
  const all = [territoryOf(partner, pool), productsOf(partner, pool), languagesOf(partner, pool)].filter(
    (one) => one !== null,
  )
  return all.length === 0 ? null : { all }
}

const is = (fact: string, value: string): Condition => ({ fact, operator: 'equal', value })
const missing = (fact: string): Condition => ({ fact, operator: 'isMissing', value: true })
// Every lead has a country.
const never = missing('country')
const orMissing = (fact: string, values: readonly string[]): Condition =>
  values.length === 0 ? missing(fact) : { any: [missing(fact), { fact, operator: 'in', value: [...values] }] }

function territoryOf({ territory, latitude, longitude }: RoutingPartner, pool: Pool): Condition | null {
  if (pool.territory === 'any' || !territory) return null
  // Which regions a postal code lies in is not among its facts, so all of the country may be covered.
  const whole = [...territory.countries, ...territory.regions.map(({ country }) => country)]
  const any: Condition[] = whole.length
    ? [{ fact: 'country', operator: 'in', value: [...new Set(whole)] }]
    : []
  for (const [country, starts] of startsOf(territory)) {
    if (whole.includes(country)) continue
    any.push({
      all: [is('country', country), { fact: 'postalCode', operator: 'postalPrefix', value: starts }],
    })
  }
  if (territory.radiusKm != null && latitude !== null && longitude !== null) {
    const value = { latitude, longitude, km: territory.radiusKm }
    any.push({ fact: 'position', operator: 'withinKm', value })
  }
  return any.length ? { any } : never
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/**
 * How codes in the territory may begin, by country. A code may carry its country's mark in front (`D-80331`), so one
 * that begins with a letter may be any.
 */
function startsOf({ postalPrefixes, postalRanges }: Territory): Map<string, string[]> {
  const starts = new Map<string, string[]>()
  const add = (country: string, ...some: string[]) =>
    starts.set(country, [...(starts.get(country) ?? letters), ...some.filter((one) => /^\d/.test(one))])
  for (const { country, prefix } of postalPrefixes) add(country, compactCode(country, prefix))
  for (const { country, from, to } of postalRanges)
    add(country, ...startsBetween(compactCode(country, from), compactCode(country, to)))
  return starts
}

/** Beginnings that hold all codes from one to the other: 80123 to 82000 is 80, 81 and 82. */
function startsBetween(from: string, to: string): string[] {
  let same = 0
  while (same < from.length && from[same] === to[same]) same += 1
  if (same === from.length || same === to.length) return [from.slice(0, same)]
  const [first, last] = [Number(from[same]), Number(to[same])]
  if (Number.isNaN(first) || Number.isNaN(last)) return digits.map((digit) => from.slice(0, same) + digit)
  return digits
    .filter((digit) => Number(digit) >= first && Number(digit) <= last)
    .map((digit) => from.slice(0, same) + digit)
}
const digits = [...'0123456789']

function productsOf({ portfolio, certifications }: RoutingPartner, pool: Pool): Condition | null {
  const certified = certifications.map(({ productLine }: Certification) => productLine)
  if (pool.portfolio === 'must_be_certified') return orMissing('productLine', certified)
  if (pool.portfolio === 'any' || portfolio === null) return null
  return orMissing('productLine', [...portfolio, ...certified])
}

const languagesOf = ({ languages }: RoutingPartner, pool: Pool): Condition | null =>
  pool.language ? orMissing('language', languages) : null
