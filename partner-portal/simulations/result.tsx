import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { SimulationView } from '../../shared/simulations.ts'
import { number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Section } from '../ui/page.tsx'
import { Notice } from '../ui/status.tsx'
import { Faults } from './faults.tsx'
import { Moves } from './moves.tsx'
import { PartnerResults } from './partner-results.tsx'
import { Sides } from './sides.tsx'

export type Found = NonNullable<SimulationView['result']>

/** What a simulation found: the sentence first, then both sides, partner by partner, and lead by lead. */
export function Result(props: { readonly id: string; readonly result: Found }): JSX.Element {
  return (
    <>
      <Headline result={props.result} />
      <Show when={props.result.faults.count > 0}>
        <Faults faults={props.result.faults} />
      </Show>
      <Section title={t('simulations.sides')} flush>
        <Sides result={props.result} />
      </Section>
      <Section title={t('simulations.perPartner')} flush>
        <PartnerResults result={props.result} />
      </Section>
      <Moves id={props.id} result={props.result} />
    </>
  )
}

function Headline(props: { readonly result: Found }): JSX.Element {
  const lost = () => props.result.lost
  return (
    <div class="grid gap-3">
      <p class="text-title font-semibold text-pretty">
        {props.result.moved === 0
          ? t('simulations.nobodyMoves', { count: props.result.leads })
          : t('simulations.headline', { count: props.result.moved, leads: number(props.result.leads) })}
      </p>
      <Show when={lost() > 0}>
        <Notice tone="bad" title={t('simulations.lost', { count: lost() })}>
          <a class="link" href="?lost=true#moves">
            {t('simulations.showLost')}
          </a>
        </Notice>
      </Show>
      <Show when={lost() === 0 && props.result.after.outcomes.unassigned === 0}>
        <Notice tone="ok">{t('simulations.allFindSomebody')}</Notice>
      </Show>
      <Show when={lost() === 0 && props.result.after.outcomes.unassigned > 0}>
        <Notice tone="warn">
          {t('simulations.stillUnassigned', { count: props.result.after.outcomes.unassigned })}
        </Notice>
      </Show>
      <Show when={props.result.otherRule > 0}>
        <p class="text-ink-soft">{t('simulations.otherRule', { count: props.result.otherRule })}</p>
      </Show>
      <Show when={props.result.reproduced}>
        {(again) => (
          <p class="text-ink-soft">
            {t('simulations.reproduced', { exact: number(again().exact), of: number(again().of) })}
          </p>
        )}
      </Show>
    </div>
  )
}
