import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RuleSetView } from '../../shared/rules.ts'
import { asProblem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { Button } from '../ui/button.tsx'
import { Conflict } from '../ui/conflict.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/status.tsx'
import type { DraftState } from './draft-state.ts'
import { ruleDifferences } from './rule-differences.ts'

interface AskProps {
  readonly view: RuleSetView
  readonly draft: DraftState
  readonly open: boolean
  readonly onClose: () => void
}

/** Throws the draft away, for everybody. */
export function Discard(props: AskProps): JSX.Element {
  const deed = createDeed(async () => {
    await props.draft.discard()
    props.onClose()
  })
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={t('rules.discardTitle')}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('rules.cancel')}</Button>
          <Button tone="bad" busy={deed.busy()} onClick={deed.run}>
            {t('rules.discardYes')}
          </Button>
        </>
      }
    >
      <p>{t('rules.discardText')}</p>
      <Show when={deed.problem()}>
        {(problem) => (
          <div class="mt-4">
            <Notice tone="bad" alert>
              {wording(asProblem(problem()))}
            </Notice>
          </div>
        )}
      </Show>
    </Dialog>
  )
}

/** Somebody else has saved meanwhile: both states, rule by rule, and nothing is overwritten unseen. */
export function DraftConflict(props: { readonly draft: DraftState }): JSX.Element {
  return (
    <Show when={props.draft.theirs()}>
      {(now) => (
        <Conflict
          open
          differences={ruleDifferences(props.draft.content(), props.draft.revision(), now()).map((one) => ({
            label: one.label,
            mine: <Code text={one.mine} />,
            theirs: <Code text={one.theirs} />,
          }))}
          onKeepMine={props.draft.keepMine}
          onTakeTheirs={props.draft.takeTheirs}
          onClose={props.draft.decideLater}
        />
      )}
    </Show>
  )
}

const Code = (props: { readonly text: string }): JSX.Element => (
  <span class="block font-mono text-small whitespace-pre-wrap">{props.text}</span>
)
