import type { RulesFormat, RulesPoint } from '../../shared/rules.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { saveDraft } from './draft.ts'
import { rulesAt } from './rules-diff.ts'
import { fromText, toText } from './rules-text.ts'

/** The rules at a point as a file. @throws Refused `not_found` */
export const exportRules = (
  runtime: Runtime,
  actor: Actor,
  point: RulesPoint,
  format: RulesFormat,
): Promise<{ version: number | null; text: string }> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const { version, content } = await rulesAt(tx, actor.tenantId, point, runtime.now())
    return { version, text: toText(content, format) }
  })

/**
 * A file becomes the draft.
 *
 * @throws Refused `rule_set_invalid` with every fault by its place, `version_conflict`
 */
export const importRules = async (
  runtime: Runtime,
  actor: Actor,
  { revision, format, text }: { revision: number; format: RulesFormat; text: string },
): Promise<void> => saveDraft(runtime, actor, revision, fromText(text, format))
