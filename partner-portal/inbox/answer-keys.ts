import { t } from '../i18n/t.ts'
import { createKeys } from '../ui/keys.ts'

const row = '[data-offer]'
const rowsIn = (list: HTMLElement | undefined) => [...(list?.querySelectorAll<HTMLElement>(row) ?? [])]

/** `a` and `d` answer, and `h` puts aside, the offer that has the focus, or else the first: the one whose deadline is nearest. */
export function createAnswerKeys(
  list: () => HTMLElement | undefined,
  ask: (id: string, what: 'accept' | 'decline') => void,
): void {
  const meantRow = () => document.activeElement?.closest<HTMLElement>(row) ?? rowsIn(list())[0]
  const answer = (what: 'accept' | 'decline') => {
    const meant = meantRow()
    const id = meant?.dataset['offer']
    if (id) ask(id, what)
  }
  createKeys(() => [
    { keys: 'a', label: t('inbox.keyAccept'), group: 'screen', run: () => answer('accept') },
    { keys: 'd', label: t('inbox.keyDecline'), group: 'screen', run: () => answer('decline') },
    {
      keys: 'h',
      label: t('inbox.keySnooze'),
      group: 'screen',
      run: () => meantRow()?.querySelector<HTMLElement>('[data-later] button')?.click(),
    },
  ])
}

/** Moves the focus on before an offer leaves the list: to the next row, the one before, or the heading. */
export function focusAfter(list: HTMLElement | undefined, id: string): void {
  const rows = rowsIn(list)
  const at = rows.findIndex((one) => one.dataset['offer'] === id)
  const next = (rows[at + 1] ?? rows[at - 1])?.querySelector<HTMLElement>('[data-row], h2[tabindex]')
  ;(next ?? document.querySelector<HTMLElement>('h1'))?.focus()
}
