import type { Stage } from '../../shared/opportunities.ts'
import type { CloseReason } from './tables.ts'

export interface PipelinePlan {
  key: string
  name: Record<string, string>
  stages: Stage[]
  isDefault: boolean
}

/** What a new manufacturer starts with. Winning needs the order, not a gate, so last stages have none. */
export const defaultPipelines: PipelinePlan[] = [
  {
    key: 'standard',
    name: { en: 'Standard', de: 'Standard' },
    isDefault: true,
    stages: [
      {
        key: 'qualification',
        name: { en: 'Qualification', de: 'Qualifizierung' },
        probability: 10,
        staleAfterDays: 14,
        criteria: [
          { kind: 'field', field: 'productLine' },
          {
            kind: 'check',
            key: 'need_confirmed',
            label: { en: 'The customer has confirmed the need', de: 'Der Kunde hat den Bedarf bestätigt' },
          },
        ],
      },
      {
        key: 'needs_analysis',
        name: { en: 'Needs analysis', de: 'Bedarfsanalyse' },
        probability: 25,
        staleAfterDays: 14,
        criteria: [
          { kind: 'field', field: 'amount' },
          {
            kind: 'check',
            key: 'decision_maker_known',
            label: { en: 'We know who decides', de: 'Wir wissen, wer entscheidet' },
          },
        ],
      },
      {
        key: 'proposal',
        name: { en: 'Proposal', de: 'Angebot' },
        probability: 50,
        staleAfterDays: 21,
        criteria: [
          { kind: 'field', field: 'expectedClose' },
          { kind: 'activity', activity: 'quote' },
        ],
      },
      {
        key: 'negotiation',
        name: { en: 'Negotiation', de: 'Verhandlung' },
        probability: 75,
        staleAfterDays: 14,
        criteria: [],
      },
    ],
  },
  {
    key: 'simple',
    name: { en: 'Simple', de: 'Einfach' },
    isDefault: false,
    stages: [
      {
        key: 'new',
        name: { en: 'New', de: 'Neu' },
        probability: 10,
        staleAfterDays: 7,
        criteria: [
          {
            kind: 'check',
            key: 'customer_reached',
            label: { en: 'The customer has been reached', de: 'Der Kunde wurde erreicht' },
          },
        ],
      },
      {
        key: 'contacted',
        name: { en: 'Contacted', de: 'Kontaktiert' },
        probability: 30,
        staleAfterDays: 14,
        criteria: [
          { kind: 'field', field: 'amount' },
          { kind: 'activity', activity: 'quote' },
        ],
      },
      {
        key: 'quoted',
        name: { en: 'Quoted', de: 'Angebot liegt vor' },
        probability: 60,
        staleAfterDays: 21,
        criteria: [],
      },
    ],
  },
]

export const defaultWonReasons: CloseReason[] = [
  { key: 'product', name: { en: 'Product fits best', de: 'Produkt passt am besten' } },
  { key: 'price', name: { en: 'Price', de: 'Preis' } },
  { key: 'advice', name: { en: 'Advice and service', de: 'Beratung und Service' } },
  { key: 'delivery', name: { en: 'Delivery time', de: 'Lieferzeit' } },
  { key: 'relationship', name: { en: 'Existing relationship', de: 'Bestehende Beziehung' } },
  { key: 'other', name: { en: 'Other', de: 'Anderes' } },
]

export const defaultLostReasons: CloseReason[] = [
  { key: 'price', name: { en: 'Price', de: 'Preis' } },
  { key: 'competitor', name: { en: 'Bought from a competitor', de: 'Beim Wettbewerb gekauft' } },
  { key: 'no_budget', name: { en: 'No budget', de: 'Kein Budget' } },
  { key: 'no_need', name: { en: 'No need any more', de: 'Kein Bedarf mehr' } },
  { key: 'product', name: { en: 'Product does not fit', de: 'Produkt passt nicht' } },
  { key: 'not_reached', name: { en: 'Customer not reached', de: 'Kunde nicht erreicht' } },
  { key: 'timing', name: { en: 'Too late or too early', de: 'Zu spät oder zu früh' } },
  { key: 'other', name: { en: 'Other', de: 'Anderes' } },
]
