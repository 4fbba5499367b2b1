import type { RuleNames } from '../../rules/describe-value.ts'
import { fieldNames } from '../../rules/names.ts'
import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'
import { declaredFields } from '../manufacturers/fields-store.ts'
import { namesIn } from './rules-store.ts'

/** How rules are worded for somebody: partners by name, declared fields by their labels. */
export async function ruleNames(tx: Tx, tenantId: string, locale: Locale): Promise<RuleNames> {
  const people = await namesIn(tx, tenantId)
  const declared = await declaredFields(tx, tenantId)
  return { partner: (id) => people.get(id) ?? id, ...fieldNames(declared, locale) }
}
