import { sayCauses } from '../../../shared/follow-up-words.ts'
import type { FollowUpTrigger } from '../../../shared/follow-ups.ts'
import type { Locale } from '../../../shared/text.ts'

type Causes = readonly FollowUpTrigger[] | undefined

/** Whether it is about silence; where nothing is said of causes it is. */
export const isQuiet = (causes: Causes): boolean => !causes?.length || causes.includes('no_activity')

/** What else is the matter, beside the silence that the mail is about anyway. */
export const others = (causes: Causes, locale: Locale): string | null =>
  sayCauses(
    (causes ?? []).filter((cause) => cause !== 'no_activity' && cause !== 'no_first_contact'),
    locale,
  ) || null
