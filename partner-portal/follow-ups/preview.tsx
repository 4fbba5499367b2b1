import { A } from '@solidjs/router'
import { For, Show, createEffect, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { FollowUpPreviewView } from '../../shared/follow-ups.ts'
import { serverNow } from '../api/clock.ts'
import { faultAt } from '../api/problem.ts'
import { calendarDay, dateTime, listing, number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Form } from '../ui/form.tsx'
import { Section } from '../ui/page.tsx'
import { Notice } from '../ui/status.tsx'
import { DateField } from '../ui/text-field.tsx'
import { actionName, preview } from './data.ts'
import type { PolicyDraft } from './draft.ts'

/** The month before this one, both days included. */
function lastMonth(): { from: string; to: string } {
  const now = new Date(serverNow())
  const day = (month: number, date: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + month, date)).toISOString().slice(0, 10)
  return { from: day(-1, 1), to: day(0, 0) }
}

/** What the policy as it stands here would have done. */
export function Preview(props: {
  readonly draft: PolicyDraft
  readonly onProblem: (problem: unknown) => void
}): JSX.Element {
  const month = lastMonth()
  const [from, setFrom] = createSignal(month.from)
  const [to, setTo] = createSignal(month.to)
  const [seen, setSeen] = createSignal<{ result: FollowUpPreviewView; of: string }>()
  const deed = createDeed(async () => {
    const policy = props.draft.policy()
    setSeen({ result: await preview(policy, { from: from(), to: to() }), of: JSON.stringify(policy) })
  })
  createEffect(() => props.onProblem(deed.problem()))
  const outdated = () => seen() && JSON.stringify(props.draft.policy()) !== seen()?.of
  return (
    <Section title={t('followUps.preview')}>
      <div class="grid gap-4">
        <p class="text-ink-soft">{t('followUps.previewText')}</p>
        <Form onSubmit={deed.run} problem={deed.problem()} class="grid gap-3">
          <div class="grid grid-cols-2 gap-3">
            <DateField label={t('followUps.from')} required value={from()} onInput={setFrom} />
            <DateField
              label={t('followUps.to')}
              required
              value={to()}
              onInput={setTo}
              error={faultAt(deed.problem(), '/to')?.message}
            />
          </div>
          <div>
            <Button type="submit" busy={deed.busy()}>
              {t('followUps.run')}
            </Button>
          </div>
        </Form>
        <Show when={outdated()}>
          <Notice tone="warn">{t('followUps.outdated')}</Notice>
        </Show>
        <Show when={seen()}>{(it) => <Result result={it().result} />}</Show>
      </div>
    </Section>
  )
}

type Counts = FollowUpPreviewView['rules'][number]['actions']
const said = (actions: Counts) =>
  actions.length
    ? listing(actions.map(({ action, count }) => `${number(count)} × ${actionName(action)}`))
    : t('followUps.nothing')

function Result(props: { readonly result: FollowUpPreviewView }): JSX.Element {
  return (
    <div class="grid gap-4" role="status">
      <p class="font-medium">
        {t('followUps.found', {
          opportunities: number(props.result.opportunities),
          mails: number(props.result.mails),
          from: calendarDay(props.result.from, 'day'),
          to: calendarDay(props.result.to, 'day'),
        })}
      </p>
      <Show when={props.result.cut}>
        <Notice tone="warn">{t('followUps.cut')}</Notice>
      </Show>
      <Counted title={t('followUps.byRule')} rows={props.result.rules} />
      <Counted title={t('followUps.byPartner')} rows={props.result.partners.slice(0, 10)} />
      <Show when={props.result.sample.length > 0}>
        <div>
          <h3 class="mb-1 font-medium">{t('followUps.sample')}</h3>
          <ul class="grid max-h-80 gap-2 overflow-y-auto text-small" tabindex="0">
            <For each={props.result.sample}>
              {(one) => (
                <li>
                  <span class="num text-ink-soft">{dateTime(one.at)}</span>{' '}
                  <A class="link" href={`/opportunities/${one.opportunityId}`}>
                    {one.title}
                  </A>
                  <span class="block">
                    {one.partner.name}: {listing(one.actions.map(actionName))}
                  </span>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Show>
    </div>
  )
}

function Counted(props: {
  readonly title: string
  readonly rows: readonly {
    readonly name: string
    readonly opportunities: number
    readonly actions: Counts
  }[]
}): JSX.Element {
  return (
    <Show when={props.rows.length > 0}>
      <div>
        <h3 class="mb-1 font-medium">{props.title}</h3>
        <ul class="grid gap-1.5 text-small">
          <For each={props.rows}>
            {(row) => (
              <li>
                <span class="font-medium">{row.name}</span>
                <span class="text-ink-soft"> · {t('followUps.touched', { count: row.opportunities })}</span>
                <span class="block">{said(row.actions)}</span>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  )
}
