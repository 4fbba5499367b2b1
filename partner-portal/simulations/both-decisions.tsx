import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Tried } from '../../shared/simulations.ts'
import { t } from '../i18n/t.ts'
import { Decision } from '../lead/decision.tsx'
import { Section } from '../ui/page.tsx'
import { Notice } from '../ui/status.tsx'

/** What the live rules and the draft make of the same lead, side by side. */
export function BothDecisions(props: { readonly tried: Tried }): JSX.Element {
  return (
    <>
      <Show when={props.tried.same !== null}>
        <Notice tone={props.tried.same ? 'ok' : 'warn'}>
          {props.tried.same ? t('simulations.trySame') : t('simulations.tryDiffers')}
        </Notice>
      </Show>
      <div class="grid items-start gap-5 md:grid-cols-2">
        <Section title={t('simulations.tryLive')}>
          <Decision decision={props.tried.live} />
        </Section>
        <Section title={t('simulations.tryDraft')}>
          <Show
            when={props.tried.draft}
            fallback={<p class="text-ink-soft">{t('simulations.tryNoDraft')}</p>}
          >
            {(draft) => <Decision decision={draft().decision} />}
          </Show>
        </Section>
      </div>
    </>
  )
}
