import type { Absence, PartnerStatus, PartnerView } from '../../shared/partners.ts'
import { accountOf, accountText } from './accounts.ts'
import type { Hours } from '../hours/hours.ts'
import { usualHours } from './usual-hours.ts'
import type { Area } from './territory.ts'
import { areasOf, territoryOf } from './territory.ts'

const texts = [
  'name',
  'externalId',
  'tier',
  'email',
  'phone',
  'street',
  'postalCode',
  'town',
  'region',
  'country',
] as const
const numbers = ['weight', 'capacity', 'latitude', 'longitude'] as const
type Typed = Record<(typeof texts)[number] | (typeof numbers)[number], string>

/** A partner as it stands in the form: everything typed is text, what is unlimited is a switch. */
export interface Draft extends Typed {
  status: PartnerStatus
  tags: string[]
  languages: string[]
  everywhere: boolean
  areas: Area[]
  radiusKm: string
  everything: boolean
  portfolio: string[]
  ownHours: boolean
  hours: Hours
  absences: Absence[]
  /** `pacing` in percent. */
  caps: Record<(typeof capFields)[number] | 'pacing', string>
  certifications: CertificationDraft[]
  accounts: string[]
  excludedAccounts: string[]
  excludedSources: string[]
}

export interface CertificationDraft {
  productLine: string
  /** Empty where it does not end. */
  until: string
}

const capFields = ['perDay', 'perWeek', 'perMonth'] as const

const empty = { countries: [], regions: [], postalPrefixes: [], postalRanges: [] }
const textOf = (value: string | number | null | undefined) =>
  value === null || value === undefined ? '' : String(value)

/** The form of a partner. */
export function draftOf(view: PartnerView): Draft {
  const typed = Object.fromEntries([...texts, ...numbers].map((field) => [field, textOf(view[field])]))
  return {
    ...(typed as Typed),
    status: view.status,
    tags: [...view.tags],
    languages: [...view.languages],
    everywhere: view.territory === null,
    areas: areasOf(view.territory ?? empty),
    radiusKm: textOf(view.territory?.radiusKm),
    everything: view.portfolio === null,
    portfolio: [...(view.portfolio ?? [])],
    ownHours: view.hours !== null,
    hours: (view.hours as Hours | null) ?? usualHours(view),
    absences: [...view.absences],
    caps: {
      perDay: textOf(view.caps?.perDay),
      perWeek: textOf(view.caps?.perWeek),
      perMonth: textOf(view.caps?.perMonth),
      pacing: view.caps?.pacing == null ? '' : String(Math.round(view.caps.pacing * 1e6) / 1e4),
    },
    certifications: view.certifications.map(({ productLine, until }) => ({
      productLine,
      until: until ?? '',
    })),
    accounts: view.accounts.map(accountText),
    excludedAccounts: (view.exclusions?.accounts ?? []).map(accountText),
    excludedSources: [...(view.exclusions?.sources ?? [])],
  }
}

// What is no number goes to the server as it is: it says so at the field instead of emptying it.
const numberOf = (typed: string) => {
  const text = typed.trim()
  if (text === '') return null
  const value = Number(text.replace(',', '.'))
  return Number.isNaN(value) ? text : value
}

type Body = Record<string, unknown>

function bodyOf(draft: Draft): Body {
  return {
    ...Object.fromEntries(texts.map((field) => [field, draft[field].trim() || null])),
    ...Object.fromEntries(numbers.map((field) => [field, numberOf(draft[field])])),
    // These two cannot be without a value, so an emptied one is refused at its field.
    name: draft.name.trim(),
    country: draft.country,
    status: draft.status,
    tags: draft.tags,
    languages: draft.languages,
    territory: draft.everywhere ? null : territoryOf(draft.areas, numberOf(draft.radiusKm)),
    portfolio: draft.everything ? null : draft.portfolio,
    hours: draft.ownHours ? draft.hours : null,
    absences: draft.absences,
    caps: capsOf(draft),
    certifications: draft.certifications.map(({ productLine, until }) => ({
      productLine,
      until: until || null,
    })),
    accounts: draft.accounts.map(accountOf),
    exclusions:
      draft.excludedAccounts.length + draft.excludedSources.length === 0
        ? null
        : { sources: draft.excludedSources, accounts: draft.excludedAccounts.map(accountOf) },
  }
}

function capsOf({ caps }: Draft): Body | null {
  const given = capFields.map((field) => [field, numberOf(caps[field])] as const)
  const pacing = numberOf(caps.pacing)
  if (pacing === null && given.every(([, cap]) => cap === null)) return null
  return { ...Object.fromEntries(given), pacing: typeof pacing === 'number' ? pacing / 100 : pacing }
}

/** What the form changes of a partner, as the body of a PATCH without its version. */
export function changesOf(draft: Draft, base: PartnerView): Body {
  const before = bodyOf(draftOf(base))
  const after = Object.entries(bodyOf(draft))
  return Object.fromEntries(
    after.filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field])),
  )
}
