import type { RuleNames } from '../../rules/describe-value.ts'
import { fieldNames } from '../../rules/names.ts'
import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'
import { declaredFields } from '../manufacturers/fields-store.ts'
import { namesIn } from './rules-store.ts'

/** How rules are worded for somebody: partners, people and webhooks by name, declared fields by their labels. */
export async function ruleNames(tx: Tx, tenantId: string, locale: Locale): Promise<RuleNames> {
  const named = await namesIn(tx, tenantId)
  const declared = await declaredFields(tx, tenantId)
  return { ...namesBy(named), ...fieldNames(declared, locale) }
}

/** Whoever has an id, by name. */
export const namesBy = (named: ReadonlyMap<string, string>): RuleNames => ({
  partner: (id) => named.get(id) ?? id,
  person: (id) => named.get(id),
  webhook: (id) => named.get(id),
})
