import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { listing } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'

const atFirst = 2

/** Why the lead came to this partner: two reasons, more on a tap. */
export function Why(props: { readonly reasons: readonly string[]; readonly all?: boolean }): JSX.Element {
  const [open, setOpen] = createSignal(false)
  const rest = () => props.reasons.length - atFirst
  const shown = () => (props.all || open() ? props.reasons : props.reasons.slice(0, atFirst))
  return (
    <Show when={props.reasons.length > 0} fallback={<p class="text-ink-soft">{t('inbox.noWhy')}</p>}>
      <p class="text-ink-soft">
        <span class="font-medium text-ink">{t('inbox.whyYou')}</span> {listing(shown())}.{' '}
        <Show when={!props.all && rest() > 0}>
          <button
            type="button"
            aria-expanded={open()}
            class="link min-h-6 touch:min-h-11"
            onClick={() => setOpen(!open())}
          >
            {open() ? t('inbox.whyFewer') : t('inbox.whyMore', { count: rest() })}
          </button>
        </Show>
      </p>
    </Show>
  )
}
