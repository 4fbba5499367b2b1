import { z } from 'zod'

/** A declared field of a lead in the reader's words: what it is called, and what the lead says there. */
export const saidField = z.object({ label: z.string(), value: z.string() })
export type SaidField = z.infer<typeof saidField>
