import { z } from 'zod'
import { line, moment } from './text.ts'

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

const byChoice: readonly FieldType[] = ['choice', 'choices']
export const takesChoices = (type: FieldType): boolean => byChoice.includes(type)

const choices = z
  .array(fieldChoice)
  .min(1, 'needs at least one choice')
  .max(200)
  .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, 'names a key twice')

/** A field to declare. Its key and its type are for good. */
export const newField = z
  .strictObject({
    key: z
      .string()
      .regex(/^[a-z][A-Za-z0-9_]{0,39}$/, 'must begin with a-z and be 1 to 40 of a-z, A-Z, 0-9 and _'),
    type: fieldType,
    labels: fieldLabels,
    choices: choices.optional(),
    required: z.boolean().default(false),
  })
  .refine(({ type, choices: given }) => takesChoices(type) === (given !== undefined), {
    path: ['choices'],
    message: 'belong to the types choice and choices, and only to them',
  })
export type NewField = z.output<typeof newField>

/** Absent parts stay as they are; `retired` takes the field out of use, or back. */
export const editField = z
  .strictObject({
    labels: fieldLabels,
    choices,
    required: z.boolean(),
    position: z.int().min(0).max(1000),
    retired: z.boolean(),
  })
  .partial()
export type EditField = z.output<typeof editField>

export const fieldView = z.object({
  key: z.string(),
  type: fieldType,
  labels: fieldLabels,
  choices: z.array(fieldChoice).nullable(),
  required: z.boolean(),
  position: z.int(),
  createdAt: moment,
  retiredAt: moment.nullable(),
  can: z.array(z.enum(['edit', 'retire', 'restore'])),
})
export type FieldView = z.infer<typeof fieldView>

/** Fields in use come first, in their order. */
export const fieldList = z.object({ rows: z.array(fieldView), can: z.array(z.enum(['add'])) })
export type FieldList = z.infer<typeof fieldList>
