import { useSearchParams } from '@solidjs/router'
import { createMemo } from 'solid-js'
import { serverNow } from '../api/clock.ts'
import { timeZone } from '../i18n/language.ts'
import { before, choiceOf, dayIn, daysOf, standard } from './days.ts'
import type { Days, PeriodChoice } from './days.ts'

export type Period = ReturnType<typeof createPeriod>

/** The period that figures are shown for, kept in the URL. */
export function createPeriod() {
  const [search, setSearch] = useSearchParams<Record<string, string>>()
  const today = dayIn(timeZone(), serverNow())
  const days = createMemo(() => daysOf({ ...search }, today), undefined, {
    equals: (a, b) => a.from === b.from && a.to === b.to,
  })
  const write = (next: Record<string, string | undefined>) =>
    setSearch(next, { replace: true, scroll: false })
  return {
    choice: () => choiceOf({ ...search }),
    days,
    choose: (choice: PeriodChoice) =>
      write(
        choice === 'custom'
          ? { period: 'custom', from: days().from ?? before(today, 29), to: days().to ?? today }
          : { period: choice === standard ? undefined : choice, from: undefined, to: undefined },
      ),
    setDays: (next: Days) => write({ period: 'custom', from: next.from, to: next.to }),
    /** The same period for a link to another page of figures, with `?` where there is something to say. */
    query: () => {
      const kept = Object.entries({ period: search['period'], from: search['from'], to: search['to'] })
      const query = new URLSearchParams(kept.flatMap(([name, value]) => (value ? [[name, value]] : [])))
      return query.size > 0 ? `?${query}` : ''
    },
  }
}
