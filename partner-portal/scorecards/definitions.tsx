import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { figures } from './figures.ts'
import type { FigureKey } from './figures.ts'

/** How the figures of a page are counted, in full, for those who cannot hover. */
export function Definitions(props: { readonly of: readonly FigureKey[] }): JSX.Element {
  return (
    <details class="text-small text-ink-soft">
      <summary class="inline-flex min-h-9 items-center rounded-small font-medium hover:text-ink touch:min-h-11">
        {t('scorecards.howCounted')}
      </summary>
      <dl class="grid max-w-panel gap-x-4 gap-y-2 py-2 md:grid-cols-[auto_1fr]">
        <For each={props.of}>
          {(key) => (
            <>
              <dt class="font-medium text-ink">{figures[key].label()}</dt>
              <dd>{figures[key].definition()}</dd>
            </>
          )}
        </For>
        <dt class="font-medium text-ink">{t('scorecards.pipeline')}</dt>
        <dd>{t('scorecards.pipelineText')}</dd>
        <dt class="font-medium text-ink">{t('scorecards.smallSamples')}</dt>
        <dd>{t('scorecards.smallSamplesText')}</dd>
      </dl>
    </details>
  )
}
