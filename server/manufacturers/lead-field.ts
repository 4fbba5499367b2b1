import type { FieldChoice, FieldLabels, FieldType } from '../../shared/fields.ts'
import type { Fault } from '../../shared/refusals.ts'

/** A lead field as it is declared; a retired one is taken no more. */
export interface LeadField {
  key: string
  type: FieldType
  labels: FieldLabels
  choices: FieldChoice[] | null
  required: boolean
  retired: boolean
}

type Custom = Readonly<Record<string, unknown>>

/** What is wrong with a lead's own fields: a fault for each, below `/custom`. */
export function customFaults(custom: Custom, fields: readonly LeadField[]): Fault[] {
  if (!fields.length && !Object.keys(custom).length) return []
  const byKey = new Map(fields.map((field) => [field.key, field]))
  const faults = Object.entries(custom).flatMap(([key, value]) => {
    const wrong = wrongWith(value, byKey.get(key))
    return wrong ? [{ pointer: `/custom/${key}`, ...wrong }] : []
  })
  const missing = fields.filter(({ key, required, retired }) => required && !retired && isEmpty(custom[key]))
  return [
    ...faults,
    ...missing.map(({ key, labels }) => ({
      pointer: `/custom/${key}`,
      code: 'required',
      message: `is missing; every lead needs “${labels.en}”`,
    })),
  ]
}

const isEmpty = (value: unknown) =>
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

type Wrong = Omit<Fault, 'pointer'>

function wrongWith(value: unknown, field: LeadField | undefined): Wrong | null {
  if (!field)
    return { code: 'unknown_field', message: 'is no declared field; declare it first or leave it out' }
  if (field.retired) return { code: 'retired_field', message: 'is retired; leave it out' }
  const type = (needed: string): Wrong => ({ code: 'invalid_type', message: `must be ${needed}` })
  switch (field.type) {
    case 'text':
      return typeof value === 'string' ? null : type('a text')
    case 'number':
      return typeof value === 'number' ? null : type('a number, without quotes')
    case 'boolean':
      return typeof value === 'boolean' ? null : type('true or false, without quotes')
    case 'choice':
      return typeof value === 'string' ? unknownChoice([value], field) : type('the key of a choice')
    case 'choices':
      return Array.isArray(value) ? unknownChoice(value, field) : type('a list of keys of choices')
  }
}

function unknownChoice(chosen: readonly unknown[], { choices }: LeadField): Wrong | null {
  const keys = (choices ?? []).map(({ key }) => key)
  if (chosen.every((one) => keys.includes(String(one)))) return null
  const some = keys.slice(0, 20).join(', ')
  return { code: 'unknown_choice', message: `must be one of ${some}${keys.length > 20 ? ', …' : ''}` }
}

/**
 * A text, as a file has it, read as the field's type: numbers with a decimal point, yes and no in English and German,
 * several choices parted by `;` or `|`. What cannot be read stays a text, and is refused as one.
 */
export function readCustom(text: string, field: LeadField | undefined): unknown {
  switch (field?.type) {
    case 'number':
      return /^\s*-?\d+(\.\d+)?\s*$/.test(text) ? Number(text) : text
    case 'boolean':
      return truths.get(text.trim().toLowerCase()) ?? text
    case 'choice':
      return text.trim().toLowerCase()
    case 'choices':
      return text
        .split(/[;|]/)
        .map((one) => one.trim().toLowerCase())
        .filter(Boolean)
    default:
      return text
  }
}

const truths = new Map<string, boolean>([
  ...['true', 'yes', 'ja', '1', 'wahr', 'x'].map((word) => [word, true] as const),
  ...['false', 'no', 'nein', '0', 'falsch'].map((word) => [word, false] as const),
])
