import type { FieldView } from '../../shared/fields.ts'
import type { LeadView, MergeField } from '../../shared/leads.ts'
import { customerTypes, mergeFields, timelines } from '../../shared/codes.ts'
import { countryName, money, number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { fieldLabel, writtenField } from '../lead/own-fields.ts'

export interface ComparedField {
  readonly field: MergeField
  readonly label: string
  /** What each lead says; empty where it says nothing. */
  readonly ofKept: string
  readonly ofOther: string
  readonly differs: boolean
}

type Plain = (typeof mergeFields)[number]

const texts: Readonly<Record<Plain, (lead: LeadView) => string | null | undefined>> = {
  firstName: ({ contact }) => contact.firstName,
  lastName: ({ contact }) => contact.lastName,
  email: ({ contact }) => contact.email,
  phone: ({ contact }) => contact.phone,
  company: ({ contact }) => contact.company,
  website: ({ contact }) => contact.website,
  street: ({ contact }) => contact.street,
  place: ({ place }) =>
    [place.postalCode, place.town, countryName(place.country), place.region].filter(Boolean).join(' '),
  message: ({ contact }) => contact.message,
  productLine: ({ need }) => need.productLine,
  quantity: ({ need }) => (need.quantity === null ? null : number(need.quantity)),
  budget: ({ need }) => (need.budget === null ? null : money(need.budget, need.currency ?? 'EUR')),
  timeline: ({ need }) => {
    const known = timelines.find((one) => one === need.timeline)
    return known && t(`lead.timeline_${known}`)
  },
  companySize: ({ companySize }) => (companySize === null ? null : number(companySize)),
  customerType: (lead) => {
    const known = customerTypes.find((one) => one === lead.customerType)
    return known && t(`lead.customer_${known}`)
  },
  language: ({ language }) => language,
  grade: ({ grade }) => grade,
  source: ({ source, campaign }) => [source, campaign].filter(Boolean).join(' · '),
}

/** Every field that one of the leads fills, with what each says. */
export function comparedFields(
  kept: LeadView,
  other: LeadView,
  declared: readonly FieldView[],
): ComparedField[] {
  const plain = mergeFields.map((field) =>
    compared(field, t(`merge.field_${field}`), texts[field](kept), texts[field](other)),
  )
  const keys = [...new Set([...Object.keys(kept.custom), ...Object.keys(other.custom)])]
  const own = keys.map((key) =>
    compared(
      `custom.${key}`,
      fieldLabel(declared, key),
      writtenField(declared, key, kept.custom[key]),
      writtenField(declared, key, other.custom[key]),
    ),
  )
  return [...plain, ...own].filter(({ ofKept, ofOther }) => ofKept || ofOther)
}

function compared(
  field: MergeField,
  label: string,
  ofKept: string | null | undefined,
  ofOther: string | null | undefined,
): ComparedField {
  const [mine, theirs] = [ofKept ?? '', ofOther ?? '']
  return { field, label, ofKept: mine, ofOther: theirs, differs: mine !== theirs }
}
