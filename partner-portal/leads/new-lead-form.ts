import { createStore } from 'solid-js/store'
import type { Receipt } from '../../shared/leads.ts'
import { api } from '../api/client.ts'
import { faultAt } from '../api/problem.ts'
import { queryClient } from '../app/queries.ts'
import { currentSession } from '../app/session.ts'
import { locale } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { createDeed } from '../ui/deed.ts'

const nothing = {
  company: '',
  companySize: '',
  firstName: '',
  lastName: '',
  email: '',
  phone: '',
  customerType: '',
  language: '',
  street: '',
  postalCode: '',
  town: '',
  country: '',
  productLine: '',
  quantity: '',
  budget: '',
  currency: '',
  timeline: '',
  message: '',
  source: '',
  campaign: '',
  grade: '',
}
export type LeadField = keyof typeof nothing
export const leadFields = Object.keys(nothing) as readonly LeadField[]

/** Where each field is in what the API takes, and so where its faults point. */
const pointers: Readonly<Record<LeadField, string>> = {
  company: '/company/name',
  companySize: '/company/size',
  firstName: '/person/firstName',
  lastName: '/person/lastName',
  email: '/person/email',
  phone: '/person/phone',
  customerType: '/customerType',
  language: '/language',
  street: '/address/street',
  postalCode: '/address/postalCode',
  town: '/address/town',
  country: '/address/country',
  productLine: '/need/productLine',
  quantity: '/need/quantity',
  budget: '/need/budget',
  currency: '/need/currency',
  timeline: '/need/timeline',
  message: '/need/message',
  source: '/source',
  campaign: '/campaign',
  grade: '/grade',
}
const figures: readonly LeadField[] = ['companySize', 'quantity', 'budget']

/** The form of a lead that staff enters, sent once. */
export function createNewLead(country: string, onTaken: (receipt: Receipt) => void) {
  // The same key for the same form: pressed twice, or sent again after a broken line, it is one lead.
  let key = crypto.randomUUID()
  let sent = ''
  return createLeadForm({ country, source: 'staff' }, async (body) => {
    const now = JSON.stringify(body)
    if (sent !== '' && sent !== now) key = crypto.randomUUID()
    sent = now
    const receipt = await api.post<Receipt>('/leads', body, { headers: { 'Idempotency-Key': key } })
    for (const queryKey of [['leads'], ['today']]) void queryClient.invalidateQueries({ queryKey })
    onTaken(receipt)
  })
}

/**
 * A lead being typed: its values, what is wrong with them, and sending it.
 *
 * @param below where the lead is in what is sent, as its faults point
 */
export function createLeadForm(
  start: { readonly country: string; readonly source: string },
  send: (body: Record<string, unknown>) => Promise<void>,
  below = '',
) {
  const [values, setValues] = createStore({ ...nothing, ...start, currency: currentSession().currency })
  const [consent, setConsent] = createStore({ given: false })
  const deed = createDeed(() => send(bodyOf(values, consent.given)))
  return {
    values,
    set: (field: LeadField) => (text: string) => setValues(field, text),
    consent: () => consent.given,
    setConsent: (given: boolean) => setConsent('given', given),
    fault: (field: LeadField) =>
      wordFault(field, faultAt(deed.problem(), `${below}${pointers[field]}`)?.message),
    /** What is wrong with the whole, such as nothing to tell the lead by. */
    wholeFault: () => faultAt(deed.problem(), below || '/')?.message,
    deed,
  }
}

/** What is wrong with a field, in the user's language where we know what people get wrong. */
function wordFault(field: LeadField, message: string | undefined): string | undefined {
  if (message === undefined) return undefined
  if (field === 'email') return t('leads.faultEmail')
  if (field === 'country') return t('leads.faultCountry')
  return figures.includes(field) ? t('leads.faultFigure') : t('leads.faultOther', { message })
}

export type NewLeadForm = ReturnType<typeof createNewLead>

function bodyOf(values: Readonly<Record<LeadField, string>>, consent: boolean): Record<string, unknown> {
  const body: Record<string, Record<string, unknown> | unknown> = {}
  for (const [field, pointer] of Object.entries(pointers) as [LeadField, string][]) {
    const text = values[field].trim()
    // A currency alone says nothing.
    if (text === '' || (field === 'currency' && values.budget.trim() === '')) continue
    const [group, name] = pointer.slice(1).split('/') as [string, string | undefined]
    const value = figures.includes(field) ? figureFrom(text) : text
    if (name === undefined) body[group] = value
    else body[group] = { ...(body[group] as object | undefined), [name]: value }
  }
  if (consent)
    body['consents'] = [
      { purpose: 'contact', text: t('leads.consentText'), givenAt: new Date().toISOString() },
    ]
  return body
}

/** A figure as people type it, `12.500,50` or `12,500.50`; what is none stays text, so that the server names it. */
function figureFrom(text: string): number | string {
  const parts = new Intl.NumberFormat(locale()).formatToParts(12_345.6)
  const decimal = parts.find(({ type }) => type === 'decimal')?.value ?? '.'
  const plain = text.replaceAll(/[^\d.,-]/g, '').replaceAll(decimal === ',' ? '.' : ',', '')
  const value = Number(plain.replace(decimal, '.'))
  return /\d/.test(text) && !/[a-z]/i.test(text) && Number.isFinite(value) ? value : text
}
