import { z } from 'zod'

/** A lead that shows what was found: in words, and as facts that it can be tried with. */
const witness = z.object({ words: z.array(z.string()), facts: z.record(z.string(), z.unknown()) })

/** One thing that the check has proven of a rule set. `pointer` says where in it (RFC 6901). */
export const findingView = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'hint']),
  ruleKey: z.string().nullable(),
  partnerId: z.string().nullable(),
  pointer: z.string(),
  message: z.string(),
  witness: witness.nullable(),
})
export type FindingView = z.infer<typeof findingView>

export const findingsView = z.object({ findings: z.array(findingView) })

/** A rule set to check, as it would be saved; the draft where it is left out, and the live one where there is none. */
export const checkRules = z.strictObject({ content: z.unknown().optional() })
