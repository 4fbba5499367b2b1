import { A } from '@solidjs/router'
import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Notice } from '../ui/status.tsx'
import type { Found } from './result.tsx'

/** Leads that could not be simulated: all counted, the first ones named. */
export function Faults(props: { readonly faults: Found['faults'] }): JSX.Element {
  return (
    <Notice tone="bad" title={t('simulations.faults', { count: props.faults.count })}>
      <ul class="mt-1 grid gap-1">
        <For each={props.faults.first.slice(0, 5)}>
          {({ leadId, message }) => (
            <li>
              <A class="link" href={`/leads/${leadId}`}>
                {t('simulations.lead1')}
              </A>{' '}
              <span class="wrap-anywhere">{message}</span>
            </li>
          )}
        </For>
      </ul>
    </Notice>
  )
}
