import { A } from '@solidjs/router'
import { For, Show, createSignal, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import type { LeadView } from '../../shared/leads.ts'
import { faultAt } from '../api/problem.ts'
import { dateTime, none } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { LeadStatusMark } from '../leads/lead-status.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Form } from '../ui/form.tsx'
import { Section } from '../ui/page.tsx'
import { Badge, Notice } from '../ui/status.tsx'
import { TextArea } from '../ui/text-field.tsx'
import type { ComparedField } from './merge-fields.ts'
import type { Merge } from './merge-state.ts'

interface MergeFormProps {
  readonly merge: Merge
  readonly onSend: (reason: string) => Promise<void>
}

/** Which lead is kept, whose value stays of each field that differs, and why. */
export function MergeForm(props: MergeFormProps): JSX.Element {
  const [reason, setReason] = createSignal('')
  const deed = createDeed(() => props.onSend(reason().trim()))
  const differing = () => props.merge.fields().filter(({ differs }) => differs)
  const same = () => props.merge.fields().filter(({ differs }) => !differs)
  const openOffer = () => props.merge.other().offers.find(({ status }) => status === 'open')
  return (
    <Form onSubmit={deed.run} problem={deed.problem()}>
      <div class="grid gap-5">
        <Section title={t('merge.whichKept')}>
          <div class="grid gap-3 md:grid-cols-2">
            <For
              each={[props.merge.kept(), props.merge.other()].toSorted((a, b) =>
                a.receivedAt < b.receivedAt ? -1 : 1,
              )}
            >
              {(lead) => <Keep lead={lead} merge={props.merge} />}
            </For>
          </div>
          <Show when={openOffer()}>
            {(offer) => (
              <div class="mt-3">
                <Notice tone="warn">{t('merge.withdraws', { partner: offer().partner.name })}</Notice>
              </div>
            )}
          </Show>
        </Section>
        <Section flush title={t('merge.differing', { count: differing().length })}>
          <Show
            when={differing().length > 0}
            fallback={<p class="px-4 py-4 text-ink-soft md:px-5">{t('merge.nothingDiffers')}</p>}
          >
            <ul class="divide-y divide-line">
              <For each={differing()}>{(field) => <Choose field={field} merge={props.merge} />}</For>
            </ul>
          </Show>
        </Section>
        <Show when={same().length > 0}>
          <Section title={t('merge.same')}>
            <dl class="grid grid-cols-[minmax(0,9rem)_minmax(0,1fr)] gap-x-4 gap-y-1.5">
              <For each={same()}>
                {(field) => (
                  <>
                    <dt class="text-ink-soft">{field.label}</dt>
                    <dd class="wrap-anywhere whitespace-pre-line">{field.ofKept}</dd>
                  </>
                )}
              </For>
            </dl>
          </Section>
        </Show>
        <Section title={t('merge.why')}>
          <TextArea
            required
            label={t('lead.reason')}
            hint={t('lead.reasonHint')}
            maxlength={500}
            error={faultAt(deed.problem(), '/reason')?.message}
            value={reason()}
            onInput={setReason}
          />
          <div class="mt-4 flex flex-wrap gap-2">
            <Button type="submit" tone="primary" busy={deed.busy()}>
              {t('merge.submit')}
            </Button>
            <ButtonLink href={`/leads/${props.merge.kept().id}`}>{t('lead.cancel')}</ButtonLink>
          </div>
        </Section>
      </div>
    </Form>
  )
}

function Keep(props: { readonly lead: LeadView; readonly merge: Merge }): JSX.Element {
  const kept = () => props.merge.kept().id === props.lead.id
  const partner = () =>
    props.lead.offers.find(({ status }) => status === 'open' || status === 'accepted')?.partner.name
  return (
    <label class="flex items-start gap-3 rounded-large border border-line p-4 has-checked:border-brand has-checked:bg-brand-tint/40 has-focus-visible:outline-2 has-focus-visible:outline-brand">
      <input
        type="radio"
        name="kept"
        class="mt-1 size-4 shrink-0"
        checked={kept()}
        onChange={() => props.merge.keep(props.lead.id)}
      />
      <span class="grid min-w-0 gap-1">
        <span class="font-semibold">
          {props.lead.title}{' '}
          <Badge tone={kept() ? 'brand' : 'neutral'}>{kept() ? t('merge.kept') : t('merge.closed')}</Badge>
        </span>
        <span class="flex flex-wrap items-center gap-2">
          <LeadStatusMark status={props.lead.status} />
          <Show when={partner()}>{(name) => <span>{name()}</span>}</Show>
        </span>
        <span class="text-small text-ink-soft">
          {t('lead.receivedAt')} {dateTime(props.lead.receivedAt)} ·{' '}
          <A class="link" href={`/leads/${props.lead.id}`}>
            {t('merge.open')}
          </A>
        </span>
      </span>
    </label>
  )
}

function Choose(props: { readonly field: ComparedField; readonly merge: Merge }): JSX.Element {
  const name = createUniqueId()
  const options = () => [
    { text: props.field.ofKept, take: false, of: t('merge.ofKept') },
    { text: props.field.ofOther, take: true, of: t('merge.ofOther') },
  ]
  return (
    <li class="px-4 py-3 md:px-5">
      <fieldset class="grid gap-2 md:grid-cols-[9rem_minmax(0,1fr)_minmax(0,1fr)] md:gap-4">
        <legend class="float-left font-medium md:contents">
          <span class="md:pt-2">{props.field.label}</span>
        </legend>
        <For each={options()}>
          {(option) => (
            <label class="flex min-h-10 items-start gap-3 rounded-small border border-line px-3 py-2 has-checked:border-brand has-checked:bg-brand-tint/40 has-focus-visible:outline-2 has-focus-visible:outline-brand touch:min-h-11">
              <input
                type="radio"
                name={name}
                class="mt-1 size-4 shrink-0"
                checked={props.merge.takes(props.field.field) === option.take}
                onChange={() => props.merge.take(props.field.field, option.take)}
              />
              <span class="min-w-0">
                <span class="block text-small text-ink-soft">{option.of}</span>
                <span class="wrap-anywhere whitespace-pre-line">{option.text || none}</span>
              </span>
            </label>
          )}
        </For>
      </fieldset>
    </li>
  )
}
