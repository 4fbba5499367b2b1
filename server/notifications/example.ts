import type { NotificationKind } from '../../shared/mails.ts'
import type { Locale } from '../../shared/text.ts'
import { samples } from './samples.ts'
import { speechIn } from './speech.ts'
import { valuesOf } from './variables.ts'

/** When the samples happen. */
export const sampleMoment = '2026-03-02T09:00:00.000Z'

/** Each variable of a kind as a sample has it. */
export const exampleOf = (
  kind: NotificationKind,
  { locale, timeZone, manufacturer }: { locale: Locale; timeZone: string; manufacturer: string },
): Map<string, string> =>
  valuesOf(kind, samples[kind] as Record<string, unknown>, {
    name: 'Jana Keller',
    locale,
    desk: 'partner',
    manufacturer,
    link: '',
    at: sampleMoment,
    say: speechIn(locale, timeZone),
  })
