import type { SettingsView } from '../../shared/manufacturers.ts'
import type { Absence } from '../../shared/partners.ts'
import type { Opening, Week } from '../hours/hours.ts'

/** The hours of partners without their own, as they stand in the form. */
interface DefaultHoursDraft {
  readonly week: Week
  readonly holidays: boolean
  readonly closed: readonly Absence[]
}

export type SettingsDraft = Pick<
  SettingsView,
  'name' | 'locale' | 'timeZone' | 'country' | 'currency' | 'duplicatePolicy'
> & { hours: DefaultHoursDraft }

const nineToFive: Opening[] = [['09:00', '17:00']]
const usual: DefaultHoursDraft = {
  week: { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive },
  holidays: true,
  closed: [],
}

/** The form of the settings; hours that nobody has set stand as what they are by default. */
export const draftOf = (view: SettingsView): SettingsDraft => ({
  name: view.name,
  locale: view.locale,
  timeZone: view.timeZone,
  country: view.country,
  currency: view.currency,
  duplicatePolicy: view.duplicatePolicy,
  hours: view.hours ?? usual,
})

/** What the form changes, as the body of a PATCH. */
export function changesOf(draft: SettingsDraft, base: SettingsView): Partial<SettingsDraft> {
  const before: Readonly<Record<string, unknown>> = { ...draftOf(base) }
  return Object.fromEntries(
    Object.entries(draft).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field])),
  )
}
