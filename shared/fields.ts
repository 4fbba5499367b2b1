import { z } from 'zod'
import { line } from './text.ts'

export const fieldTypes = ['text', 'number', 'boolean', 'choice', 'choices'] as const
export const fieldType = z.enum(fieldTypes)
export type FieldType = z.infer<typeof fieldType>

/** What a field is called, in each language. */
export const fieldLabels = z.strictObject({ en: line(80), de: line(80) })
export type FieldLabels = z.infer<typeof fieldLabels>

export const fieldChoice = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'must be 1 to 40 of a-z, 0-9, - and _'),
  labels: fieldLabels,
})
export type FieldChoice = z.infer<typeof fieldChoice>
