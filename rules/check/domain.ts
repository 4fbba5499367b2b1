import type { FactCatalogue, FactValue } from '../facts.ts'
import type { ValueSet } from './value-set.ts'
import { Lists } from './value-set-lists.ts'
import { Numbers } from './value-set-numbers.ts'
import { Places } from './value-set-places.ts'
import { Flags } from './value-set-flags.ts'
import { Texts } from './value-set-texts.ts'

/** What leads may have of a fact. `values` are those it has where it is not missing. */
export interface Extent {
  missing: boolean
  values: ValueSet
}

/** Every lead has these: intake gives them where nobody else does. */
export const neverMissing: ReadonlySet<string> = new Set([
  'country',
  'weekday',
  'hour',
  'hasPhone',
  'hasEmail',
])
const notBelowZero: ReadonlySet<string> = new Set(['quantity', 'budget', 'companySize'])

/** Everything that a lead may have of the fact; of a custom field that is declared no more, nothing. */
export function extentOf(fact: string, catalogue: FactCatalogue): Extent {
  const definition = catalogue.get(fact)
  if (!definition) return { missing: true, values: Texts.all('text', []) }
  const { type, choices, range } = definition
  return { missing: !neverMissing.has(fact), values: valuesOf() }

  function valuesOf(): ValueSet {
    if (type === 'boolean') return new Flags()
    if (type === 'list') return new Lists(choices ?? null)
    if (type === 'position') return new Places()
    if (type === 'number') {
      const least = notBelowZero.has(fact) ? 0 : -Infinity
      return Numbers.between(range?.from ?? least, range?.to ?? Infinity, range !== undefined)
    }
    return Texts.all(type, choices)
  }
}

/** What a made-up lead has by preference, so that people read it easily; a tenant's own values come before these. */
export const likelyValues: ReadonlyMap<string, readonly FactValue[]> = new Map<string, readonly FactValue[]>([
  [
    'country',
    ['DE', 'AT', 'CH', 'FR', 'NL', 'GB', 'IT', 'ES', 'PL', 'US', 'BE', 'CZ', 'DK', 'SE', 'NO', 'PT'],
  ],
  ['weekday', [2, 3, 1, 4, 5, 6, 7]],
  ['hour', [10, 14, 9, 16, 12]],
  ['hasPhone', [true]],
  ['hasEmail', [true]],
  ['quantity', [1, 10, 100]],
  ['budget', [1_000, 10_000, 100_000, 0]],
  ['companySize', [10, 1, 100, 1_000]],
  ['postalCode', ['10115', '1010', '8001']],
  ['language', ['en', 'de', 'fr', 'it']],
  ['consent', ['phone', 'newsletter', 'email']],
  ['town', ['Ulm', 'Linz']],
  ['score', [0, 10, 50, 100]],
])
