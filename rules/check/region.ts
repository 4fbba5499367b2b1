import type { Comparison, Condition } from '../condition.ts'
import type { Extent } from './domain.ts'
import { extentOf, likelyValues, neverMissing } from './domain.ts'
import type { FactCatalogue, Facts, FactValue } from '../facts.ts'

/** Leads, described by what is left of each fact that has been asked for; the others are free. */
export type Region = ReadonlyMap<string, Extent>
export const everyLead: Region = new Map()

/** Where more regions than this would be needed to describe a condition, nothing is said about it. */
const mostRegions = 400

/** What leads may be, and what they are by preference. */
export interface Space {
  catalogue: FactCatalogue
  likely: ReadonlyMap<string, readonly FactValue[]>
  /** How people write a text of a fact, by `spelling` of its key. */
  spellings: ReadonlyMap<string, string>
}
export const spelling = (fact: string, key: string) => `${fact} ${key}`

/** @param own what the tenant's leads are by preference, fact by fact; what leads are anywhere comes after it */
export function spaceOf(
  catalogue: FactCatalogue,
  own: ReadonlyMap<string, readonly FactValue[]>,
  spellings: ReadonlyMap<string, string> = new Map(),
): Space {
  const likely = new Map(likelyValues)
  for (const [fact, values] of own) likely.set(fact, [...values, ...(likely.get(fact) ?? [])])
  return { catalogue, likely, spellings }
}

/**
 * The part of a region where a condition holds (or does not, with `held` false), as regions that together hold
 * exactly its leads. None at all proves that there is no such lead; null says that it would take too many to tell.
 */
export function regionsWhere(
  region: Region,
  condition: Condition,
  held: boolean,
  space: Space,
): Region[] | null {
  if ('fact' in condition) {
    const left = narrowed(region, condition, held, space)
    return left ? [left] : []
  }
  if ('not' in condition) return regionsWhere(region, condition.not, !held, space)
  const all = 'all' in condition
  const children = all ? condition.all : condition.any
  return all === held ? inAll(region, children, held, space) : inAny(region, children, held, space)
}

function inAll(region: Region, children: readonly Condition[], held: boolean, space: Space): Region[] | null {
  let regions: Region[] = [region]
  for (const child of children) {
    const next: Region[] = []
    for (const one of regions) {
      const parts = regionsWhere(one, child, held, space)
      if (parts === null || next.length + parts.length > mostRegions) return null
      next.push(...parts)
    }
    regions = next
  }
  return regions
}

function inAny(region: Region, children: readonly Condition[], held: boolean, space: Space): Region[] | null {
  const found: Region[] = []
  let rest: Region | null = region
  for (const child of children) {
    if (!rest) break
    const parts = regionsWhere(rest, child, held, space)
    if (parts === null || found.length + parts.length > mostRegions) return null
    found.push(...parts)
    // What one comparison has taken need not be taken by the next again.
    if ('fact' in child) rest = narrowed(rest, child, !held, space)
  }
  return found
}

const extents = new WeakMap<FactCatalogue, Map<string, Extent>>()
function extentIn(fact: string, { catalogue }: Space): Extent {
  const known = extents.get(catalogue) ?? new Map<string, Extent>()
  extents.set(catalogue, known)
  const extent = known.get(fact) ?? extentOf(fact, catalogue)
  known.set(fact, extent)
  return extent
}

/** Null where no lead is left. */
function narrowed(
  region: Region,
  { fact, operator, value }: Comparison,
  held: boolean,
  space: Space,
): Region | null {
  const before = region.get(fact) ?? extentIn(fact, space)
  const after = narrowedExtent(before)
  return after.missing || !after.values.empty ? new Map(region).set(fact, after) : null

  function narrowedExtent({ missing, values }: Extent): Extent {
    if (operator === 'isMissing') {
      return (value === true) === held ? { missing, values: nothing } : { missing: false, values }
    }
    // No operator but isMissing matches a missing fact, so where it must not hold a missing one will do.
    return { missing: missing && !held, values: values.where(operator, value, held) }
  }
}

const nothing: Extent['values'] = { empty: true, where: () => nothing, some: () => undefined }

/** One lead of the region with as few facts as it can have; null where none was found, though there may be one. */
export function someLead(region: Region, space: Space): Facts | null {
  const facts: Record<string, FactValue> = {}
  for (const fact of new Set([...neverMissing, ...region.keys()])) {
    const { missing, values } = region.get(fact) ?? extentIn(fact, space)
    if (missing) continue
    const value = values.some(space.likely.get(fact) ?? [])
    if (value === undefined || value === null) return null
    facts[fact] = typeof value === 'string' ? (space.spellings.get(spelling(fact, value)) ?? value) : value
  }
  return facts
}
