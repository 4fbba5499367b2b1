import type { AvailabilityView } from '../../shared/availability.ts'
import type { Absence } from '../../shared/partners.ts'
import { absenceText, placeText, weekText } from '../hours/hours.ts'
import type { Hours } from '../hours/hours.ts'
import { none } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import type { Difference } from '../ui/conflict.tsx'

/** A partner's availability as it stands in the form. */
export interface Draft {
  own: boolean
  hours: Hours
  absences: readonly Absence[]
}

/** Own hours begin as the network's. */
export const draftOf = (view: AvailabilityView): Draft => ({
  own: view.hours !== null,
  hours: view.hours ?? view.usual,
  absences: view.absences,
})

/** What the form says, as the server takes it, without its version. */
export const bodyOf = ({ own, hours, absences }: Draft) => ({ hours: own ? hours : null, absences })

const hoursText = ({ own, hours }: Draft): string =>
  own
    ? [
        weekText(hours.week),
        hours.zone,
        hours.holidays && t('hours.holidaysOf', { place: placeText(hours.holidays) }),
        hours.closed?.map(absenceText).join(', '),
      ]
        .filter(Boolean)
        .join(' · ')
    : t('hours.usual')

/** What of mine is not what is saved now. */
export function differencesOf(mine: Draft, saved: AvailabilityView): Difference[] {
  const theirs = draftOf(saved)
  return [
    { label: t('hours.title'), mine: hoursText(mine), theirs: hoursText(theirs) },
    {
      label: t('team.companyAbsences'),
      mine: mine.absences.map(absenceText).join(', ') || none,
      theirs: theirs.absences.map(absenceText).join(', ') || none,
    },
  ].filter((one) => one.mine !== one.theirs)
}
