import { t } from '../i18n/t.ts'
import { createKeys } from './keys.ts'

/** `j`/`k` walk over the elements marked `data-row` in a list; Enter on a link opens it by itself. */
export function createRowKeys(list: () => HTMLElement | undefined): void {
  const step = (by: number) => {
    const rows = [...(list()?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = rows.findIndex((row) => row === document.activeElement)
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)
    rows[next]?.focus()
    rows[next]?.scrollIntoView({ block: 'nearest' })
  }
  createKeys(() => [
    { keys: 'j', label: t('ui.keyNext'), group: 'list', run: () => step(1) },
    { keys: 'k', label: t('ui.keyPrevious'), group: 'list', run: () => step(-1) },
  ])
}
