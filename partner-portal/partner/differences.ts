import type { PartnerView } from '../../shared/partners.ts'
import { absenceText, weekText } from '../hours/hours.ts'
import { countryName, none } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { statusName } from '../partners/partner-status.tsx'
import type { Difference } from '../ui/conflict.tsx'
import { draftOf } from './draft.ts'
import type { Draft } from './draft.ts'
import { languageName } from './languages.ts'
import { areaText } from './territory.ts'

interface Told {
  readonly label: () => string
  readonly text: (draft: Draft) => string
}

const listed = (words: readonly string[]) => words.join(', ')

function territoryText({ everywhere, areas, radiusKm }: Draft): string {
  if (everywhere) return t('partner.everywhere')
  const parts = areas.map((area) => `${countryName(area.country)}: ${areaText(area)}`)
  return [...parts, radiusKm && t('partner.within', { km: radiusKm })].filter(Boolean).join(' · ')
}

const hoursText = ({ ownHours, hours }: Draft) => (ownHours ? weekText(hours.week) : t('partner.usualHours'))

function capsText({ caps }: Draft): string {
  const parts = (['perDay', 'perWeek', 'perMonth'] as const).filter((field) => caps[field])
  const pacing = caps.pacing && `${t('partner.pacing')}: ${caps.pacing} %`
  return listed([...parts.map((field) => `${t(`partner.${field}`)}: ${caps[field]}`), pacing].filter(Boolean))
}

const told: Readonly<Record<string, Told>> = {
  name: { label: () => t('partners.name'), text: (draft) => draft.name },
  externalId: { label: () => t('partners.externalId'), text: (draft) => draft.externalId },
  status: { label: () => t('partners.status'), text: (draft) => statusName(draft.status) },
  tier: { label: () => t('partners.tier'), text: (draft) => draft.tier },
  tags: { label: () => t('partner.tags'), text: (draft) => listed(draft.tags) },
  weight: { label: () => t('partner.weight'), text: (draft) => draft.weight },
  capacity: { label: () => t('partner.capacity'), text: (draft) => draft.capacity || t('partner.noLimit') },
  email: { label: () => t('partners.email'), text: (draft) => draft.email },
  phone: { label: () => t('partner.phone'), text: (draft) => draft.phone },
  street: { label: () => t('partner.street'), text: (draft) => draft.street },
  postalCode: { label: () => t('partners.postalCode'), text: (draft) => draft.postalCode },
  town: { label: () => t('partner.town'), text: (draft) => draft.town },
  region: { label: () => t('partner.region'), text: (draft) => draft.region },
  country: { label: () => t('partners.country'), text: (draft) => countryName(draft.country) },
  latitude: { label: () => t('partner.latitude'), text: (draft) => draft.latitude },
  longitude: { label: () => t('partner.longitude'), text: (draft) => draft.longitude },
  languages: {
    label: () => t('partner.languages'),
    text: (draft) => listed(draft.languages.map(languageName)),
  },
  territory: { label: () => t('partner.territory'), text: territoryText },
  portfolio: {
    label: () => t('partner.portfolio'),
    text: (draft) => (draft.everything ? t('partner.everything') : listed(draft.portfolio)),
  },
  hours: { label: () => t('hours.title'), text: hoursText },
  caps: { label: () => t('partner.caps'), text: capsText },
  certifications: {
    label: () => t('partner.certifications'),
    text: (draft) =>
      listed(
        draft.certifications.map(({ productLine, until }) =>
          [productLine, until].filter(Boolean).join(' – '),
        ),
      ),
  },
  accounts: { label: () => t('partner.accounts'), text: (draft) => listed(draft.accounts) },
  exclusions: {
    label: () => t('partner.exclusions'),
    text: (draft) => listed([...draft.excludedAccounts, ...draft.excludedSources]),
  },
  absences: { label: () => t('hours.absences'), text: (draft) => listed(draft.absences.map(absenceText)) },
}

/** The fields that I wanted to change, where what is saved now is something else. */
export function differencesOf(fields: readonly string[], mine: Draft, theirs: PartnerView): Difference[] {
  const saved = draftOf(theirs)
  return fields.flatMap((field) => {
    const one = told[field]
    if (!one) return []
    const [text, other] = [one.text(mine) || none, one.text(saved) || none]
    return text === other ? [] : [{ label: one.label(), mine: text, theirs: other }]
  })
}
