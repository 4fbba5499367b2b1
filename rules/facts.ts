import { customerTypes, grades, timelines } from '../shared/codes.ts'
import type { Position } from '../shared/distance.ts'
import type { FieldChoice, FieldLabels, FieldType } from '../shared/fields.ts'

export type FactType = 'text' | 'number' | 'boolean' | 'list' | 'postalCode' | 'position'

/** What a rule may say about one fact: its type and, where they are known beforehand, its values. */
export interface FactDefinition {
  type: FactType
  choices?: readonly string[]
  form?: 'country' | 'language'
  range?: { from: number; to: number }
}

/**
 * Every fact of a lead that a rule may ask for. `weekday` is ISO 8601 (1 is Monday) and `hour` 0 to 23,
 * both in the tenant's zone; `budget` is in the lead's own currency; `companySize` counts employees;
 * `position` is the centre of the postal code, in degrees (WGS 84).
 */
export const leadFacts = {
  country: { type: 'text', form: 'country' },
  region: { type: 'text' },
  postalCode: { type: 'postalCode' },
  town: { type: 'text' },
  position: { type: 'position' },
  company: { type: 'text' },
  companySize: { type: 'number' },
  customerType: { type: 'text', choices: customerTypes },
  language: { type: 'text', form: 'language' },
  productLine: { type: 'text' },
  quantity: { type: 'number' },
  budget: { type: 'number' },
  timeline: { type: 'text', choices: timelines },
  source: { type: 'text' },
  campaign: { type: 'text' },
  consent: { type: 'list' },
  grade: { type: 'text', choices: grades },
  score: { type: 'number' },
  hasPhone: { type: 'boolean' },
  hasEmail: { type: 'boolean' },
  weekday: { type: 'number', range: { from: 1, to: 7 } },
  hour: { type: 'number', range: { from: 0, to: 23 } },
} as const satisfies Record<string, FactDefinition>

export type LeadFact = keyof typeof leadFacts

/** A lead field that the tenant has declared; rules name it `custom.<key>`. */
export interface DeclaredFact {
  key: string
  type: FieldType
  labels?: FieldLabels
  choices?: readonly FieldChoice[] | null
  /** Every lead that comes in has it; those from before may not. */
  required?: boolean
}

export type FactValue = string | number | boolean | readonly string[] | Position | null | undefined

/** The facts of one lead, flat: fact name to value. Absent, null, blank text and an empty list are missing. */
export type Facts = Readonly<Record<string, FactValue>>

export type FactCatalogue = ReadonlyMap<string, FactDefinition>

const customPrefix = 'custom.'
export const customFact = (key: string) => `${customPrefix}${key}`
export const isCustomFact = (fact: string) => fact.startsWith(customPrefix)
export const customKey = (fact: string) => fact.slice(customPrefix.length)

export function catalogueOf(declared: readonly DeclaredFact[] = []): FactCatalogue {
  const catalogue = new Map<string, FactDefinition>(Object.entries(leadFacts))
  for (const field of declared) catalogue.set(customFact(field.key), definitionOf(field))
  return catalogue
}

const factTypes = {
  text: 'text',
  number: 'number',
  boolean: 'boolean',
  choice: 'text',
  choices: 'list',
} as const satisfies Record<FieldType, FactType>

function definitionOf({ type, choices }: DeclaredFact): FactDefinition {
  const keys = type === 'choice' || type === 'choices' ? choices?.map(({ key }) => key) : undefined
  return { type: factTypes[type], ...(keys && { choices: keys }) }
}
