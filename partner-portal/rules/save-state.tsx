import CircleAlert from 'lucide-solid/icons/circle-alert'
import CloudCheck from 'lucide-solid/icons/cloud-check'
import CloudOff from 'lucide-solid/icons/cloud-off'
import LoaderCircle from 'lucide-solid/icons/loader-circle'
import PencilLine from 'lucide-solid/icons/pencil-line'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { RuleSetView } from '../../shared/rules.ts'
import { dateTime } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import type { DraftState, Saving } from './draft-state.ts'

const icons = {
  saved: CloudCheck,
  saving: LoaderCircle,
  unfinished: PencilLine,
  faulty: CircleAlert,
  offline: CloudOff,
  conflict: CircleAlert,
  failed: CircleAlert,
} as const
const tones: Readonly<Record<Saving, string>> = {
  saved: 'text-ink-soft',
  saving: 'text-ink-soft',
  unfinished: 'text-warn',
  faulty: 'text-bad',
  offline: 'text-warn',
  conflict: 'text-bad',
  failed: 'text-bad',
}

/** Whether what was typed is on the server, and if not, why and where it is meanwhile. */
export function SaveState(props: { readonly view: RuleSetView; readonly draft: DraftState }): JSX.Element {
  const state = () => props.draft.state()
  const text = () => {
    switch (state()) {
      case 'saved':
        return props.view.draft
          ? t('rules.savedAt', { at: dateTime(props.view.draft.updatedAt, 'time') })
          : ''
      case 'saving':
        return t('rules.saving')
      case 'unfinished':
        return t('rules.unfinished', { count: props.draft.open().length })
      case 'faulty':
        return t('rules.faulty', { count: props.draft.faults().length })
      case 'offline':
        return t('rules.offline')
      case 'conflict':
        return t('rules.conflict')
      case 'failed':
        return wording(props.draft.problem()!)
    }
  }
  return (
    <Show when={text() !== ''}>
      <span class={`inline-flex items-center gap-1.5 text-small ${tones[state()]}`}>
        <Dynamic
          component={icons[state()]}
          size={16}
          class={state() === 'saving' ? 'shrink-0 animate-spin' : 'shrink-0'}
        />
        {text()}
        <Show when={state() === 'conflict'}>
          <button type="button" class="link font-medium" onClick={() => void props.draft.askAgain()}>
            {t('rules.compare')}
          </button>
        </Show>
      </span>
    </Show>
  )
}
