import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

export interface Difference {
  readonly label: string
  readonly mine: JSX.Element
  readonly theirs: JSX.Element
}

interface ConflictProps {
  readonly open: boolean
  /** Only the fields that differ. */
  readonly differences: readonly Difference[]
  /** Save mine over theirs, on the new version. */
  readonly onKeepMine: () => void
  /** Drop mine and show theirs. */
  readonly onTakeTheirs: () => void
  /** Back to the form, nothing decided. */
  readonly onClose: () => void
}

/** A 409: somebody saved the same thing meanwhile. Both values side by side; nothing is overwritten unseen. */
export function Conflict(props: ConflictProps): JSX.Element {
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={t('ui.conflict')}
      actions={
        <>
          <Button onClick={() => props.onTakeTheirs()}>{t('ui.takeTheirs')}</Button>
          <Button tone="primary" onClick={() => props.onKeepMine()}>
            {t('ui.keepMine')}
          </Button>
        </>
      }
    >
      <p class="mb-4 text-ink-soft">{t('ui.conflictText')}</p>
      <table class="w-full text-left">
        <thead class="text-small text-ink-soft">
          <tr>
            <th class="pr-3 pb-1 font-medium">{t('ui.field')}</th>
            <th class="pr-3 pb-1 font-medium">{t('ui.yours')}</th>
            <th class="pb-1 font-medium">{t('ui.saved')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.differences}>
            {(difference) => (
              <tr class="border-t border-line align-top">
                <th scope="row" class="py-2 pr-3 font-normal text-ink-soft">
                  {difference.label}
                </th>
                <td class="py-2 pr-3">{difference.mine}</td>
                <td class="py-2">{difference.theirs}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Dialog>
  )
}
