import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { MoveView } from '../../shared/simulations.ts'
import { t } from '../i18n/t.ts'
import { Panel } from '../ui/panel.tsx'
import { Status } from '../ui/status.tsx'
import { DateTime } from '../ui/values.tsx'
import { ruleName } from './move-table.tsx'

/** One lead's two decisions, under each other. */
export function MovePanel(props: {
  readonly move: MoveView | undefined
  readonly onClose: () => void
}): JSX.Element {
  return (
    <Show when={props.move} keyed>
      {(move) => (
        <Panel open title={move.title} href={`/leads/${move.leadId}`} onClose={() => props.onClose()}>
          <div class="grid gap-6">
            <p class="text-ink-soft">
              {t('simulations.routed')} <DateTime at={move.at} />
            </p>
            <For each={['before', 'after'] as const}>
              {(side) => (
                <section class="grid gap-2">
                  <h3 class="text-small font-medium text-ink-soft">{t(`simulations.${side}`)}</h3>
                  <Decided decided={move[side]} />
                </section>
              )}
            </For>
            <p>
              <A class="link" href={`/leads/${move.leadId}`}>
                {t('simulations.toLead')}
              </A>
            </p>
          </div>
        </Panel>
      )}
    </Show>
  )
}

const tones = { offered: 'ok', assigned: 'ok', unassigned: 'bad', held: 'warn', closed: 'neutral' } as const

function Decided(props: { readonly decided: MoveView['before'] }): JSX.Element {
  return (
    <div class="grid gap-2 rounded-large border border-line p-4">
      <p class="flex flex-wrap items-center gap-2 text-large font-medium">
        <Show when={props.decided.partner} fallback={props.decided.summary}>
          {(partner) => (
            <A class="hover:underline" href={`/partners/${partner().id}`}>
              {partner().name}
            </A>
          )}
        </Show>
        <Status tone={tones[props.decided.outcome]}>{t(`simulations.end_${props.decided.outcome}`)}</Status>
      </p>
      <p class="text-ink-soft">
        {t('simulations.byRule')}: {ruleName(props.decided.rule)}
      </p>
      <Show when={props.decided.widened > 0}>
        <p class="text-ink-soft">{t('lead.widened', { count: props.decided.widened })}</p>
      </Show>
    </div>
  )
}
