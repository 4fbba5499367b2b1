import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { DecisionView } from '../../shared/leads.ts'
import { t } from '../i18n/t.ts'
import { Badge, Notice, Status } from '../ui/status.tsx'
import { PassedOver } from './passed-over.tsx'
import { Tried } from './tried.tsx'

/** Why a lead went where it went: the sentence first, then the rule, who was ranked, who was not, and the other rules. */
export function Decision(props: { readonly decision: DecisionView }): JSX.Element {
  return (
    <div class="grid gap-5">
      <div>
        <p class="text-large font-medium text-pretty">{props.decision.summary}</p>
        <Show when={props.decision.widened > 0}>
          <p class="mt-1 text-ink-soft">{t('lead.widened', { count: props.decision.widened })}</p>
        </Show>
      </div>
      <Show when={!props.decision.rule && props.decision.ruleSetVersion !== null}>
        <p>
          <Version of={props.decision.ruleSetVersion} canary={props.decision.canary} />
        </p>
      </Show>
      <Show when={props.decision.fault}>
        {(fault) => (
          <Notice tone="bad" title={t('lead.fault')}>
            <p class="wrap-anywhere">{fault()}</p>
          </Notice>
        )}
      </Show>
      <Show when={props.decision.rule}>
        {(rule) => (
          <Part title={t('lead.rule')}>
            <p class="flex flex-wrap items-center gap-x-2">
              <A class="font-medium hover:underline" href="/rules">
                {rule().key === 'fallback' ? t('lead.fallback') : rule().name}
              </A>
              <Version of={props.decision.ruleSetVersion} canary={props.decision.canary} />
            </p>
            <p class="mt-0.5 text-ink-soft">{rule().sentence}</p>
          </Part>
        )}
      </Show>
      <Show when={props.decision.ranking.length > 0}>
        <Part title={t('lead.ranking')}>
          <Ranking decision={props.decision} />
        </Part>
      </Show>
      <Show when={props.decision.passedOver.length > 0}>
        <Part title={t('lead.passedOver', { count: passedCount(props.decision) })}>
          <PassedOver groups={props.decision.passedOver} />
        </Part>
      </Show>
      <Show when={props.decision.tried.length > 0}>
        <Part title={t('lead.tried')}>
          <Tried rules={props.decision.tried} />
        </Part>
      </Show>
    </div>
  )
}

const passedCount = ({ passedOver }: DecisionView) =>
  passedOver.reduce((sum, { partners }) => sum + partners.length, 0)

function Part(props: { readonly title: string; readonly children: JSX.Element }): JSX.Element {
  return (
    <section>
      <h3 class="mb-1.5 text-small font-medium text-ink-soft">{props.title}</h3>
      {props.children}
    </section>
  )
}

function Version(props: { readonly of: number | null; readonly canary: boolean }): JSX.Element {
  return (
    <Show when={props.of !== null}>
      <A href={`/rules/versions/${props.of}`} class="hover:underline">
        <Badge>{t(props.canary ? 'lead.versionCanary' : 'lead.version', { version: props.of ?? 0 })}</Badge>
      </A>
    </Show>
  )
}

function Ranking(props: { readonly decision: DecisionView }): JSX.Element {
  return (
    <>
      <ol class="overflow-hidden rounded-large border border-line">
        <For each={props.decision.ranking}>
          {(ranked) => (
            <li
              class="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-b border-line px-3 py-2 last:border-0"
              classList={{ 'bg-ok-tint/60': ranked.chosen }}
            >
              <span class="num w-7 shrink-0 text-ink-soft">{ranked.place}.</span>
              <A
                class="min-w-0 flex-1 hover:underline"
                classList={{ 'font-semibold': ranked.chosen }}
                href={`/partners/${ranked.partner.id}`}
              >
                {ranked.partner.name}
              </A>
              <span class="num text-small text-ink-soft">{ranked.figures.join(' · ')}</span>
              <Show when={ranked.chosen}>
                <Status tone="ok">{t('lead.chosen')}</Status>
              </Show>
            </li>
          )}
        </For>
      </ol>
      <Show when={props.decision.moreRanked > 0}>
        <p class="mt-1.5 text-small text-ink-soft">
          {t('lead.moreRanked', { count: props.decision.moreRanked })}
        </p>
      </Show>
    </>
  )
}
