import { customerTypes, grades, timelines } from '../../shared/codes.ts'
import type { FieldChoice, FieldLabels, FieldType } from '../../shared/fields.ts'
import { locale } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'

/** How a fact's values are entered; what may be asked of it follows from that. */
export type FactKind =
  | 'choice'
  | 'country'
  | 'language'
  | 'product'
  | 'text'
  | 'number'
  | 'hour'
  | 'weekday'
  | 'boolean'
  | 'list'
  | 'postalCode'
  | 'position'

export interface Choice {
  readonly value: string
  readonly label: string
}

export interface Fact {
  readonly name: string
  readonly label: string
  readonly kind: FactKind
  readonly choices?: readonly Choice[]
  readonly unit?: string
}

/** A lead field that the manufacturer has declared. */
export interface DeclaredField {
  readonly key: string
  readonly type: FieldType
  readonly labels: FieldLabels
  readonly choices?: readonly FieldChoice[] | null
}

const kinds = {
  productLine: 'product',
  country: 'country',
  region: 'text',
  postalCode: 'postalCode',
  town: 'text',
  position: 'position',
  customerType: 'choice',
  company: 'text',
  companySize: 'number',
  language: 'language',
  budget: 'number',
  quantity: 'number',
  timeline: 'choice',
  grade: 'choice',
  score: 'number',
  source: 'text',
  campaign: 'text',
  consent: 'list',
  hasPhone: 'boolean',
  hasEmail: 'boolean',
  weekday: 'weekday',
  hour: 'hour',
} as const satisfies Record<string, FactKind>
type LeadFact = keyof typeof kinds

export const weekdays = (): Choice[] =>
  Array.from({ length: 7 }, (_, index) => ({
    value: String(index + 1),
    // The first of January 2024 was a Monday.
    label: new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' }).format(
      Date.UTC(2024, 0, 1 + index),
    ),
  }))

const choicesOf = (name: LeadFact): readonly Choice[] | undefined => {
  if (name === 'weekday') return weekdays()
  if (name === 'grade') return grades.map((value) => ({ value, label: value }))
  if (name === 'timeline') return timelines.map((value) => ({ value, label: t(`rules.timeline_${value}`) }))
  if (name === 'customerType')
    return customerTypes.map((value) => ({ value, label: t(`rules.customerType_${value}`) }))
  return undefined
}

/** Every fact that a condition can ask for, the manufacturer's own fields last. */
export function factsFor(declared: readonly DeclaredField[]): readonly Fact[] {
  const known = (Object.keys(kinds) as LeadFact[]).map((name) => {
    const choices = choicesOf(name)
    return {
      name,
      label: t(`rules.fact_${name}`),
      kind: kinds[name],
      ...(choices && { choices }),
      ...(name === 'companySize' && { unit: t('rules.employees') }),
    }
  })
  return [...known, ...declared.map(factOfField)]
}

const fieldKinds: Readonly<Record<FieldType, FactKind>> = {
  text: 'text',
  number: 'number',
  boolean: 'boolean',
  choice: 'choice',
  choices: 'list',
}

function factOfField({ key, type, labels, choices }: DeclaredField): Fact {
  const speak = (words: FieldLabels) => (locale().startsWith('de') ? words.de : words.en)
  return {
    name: `custom.${key}`,
    label: speak(labels),
    kind: fieldKinds[type],
    ...(choices && { choices: choices.map((one) => ({ value: one.key, label: speak(one.labels) })) }),
  }
}

/** The fact of a condition; one that nobody declares stays as it is, to be seen and mended. */
export const factNamed = (facts: readonly Fact[], name: string): Fact =>
  facts.find((fact) => fact.name === name) ?? { name, label: name, kind: 'text' }
