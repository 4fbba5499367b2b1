import { A } from '@solidjs/router'
import Merge from 'lucide-solid/icons/merge'
import Undo2 from 'lucide-solid/icons/undo-2'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { LeadView, MergeOfLead } from '../../shared/leads.ts'
import { api } from '../api/client.ts'
import { queryClient } from '../app/queries.ts'
import { dateTime } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { LeadStatusMark } from '../leads/lead-status.tsx'
import { leadQuery } from '../leads/queries.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Notice } from '../ui/status.tsx'
import { toast } from '../ui/toasts.tsx'
import { SteerDialog } from './steer-dialog.tsx'
import type { Asked } from './steer-dialog.tsx'
import { refreshLeads } from './steer.ts'

const mergeHref = (lead: LeadView, otherId: string) => `/leads/${lead.id}/merge?with=${otherId}`

/** Asked of a lead that is held because it may be a duplicate: the same customer, or not? */
export function SameCustomer(props: { readonly lead: LeadView }): JSX.Element {
  const [asked, setAsked] = createSignal<Asked>()
  const earlier = () =>
    props.lead.statusReason === 'possible_duplicate' && props.lead.can.includes('release')
      ? props.lead.duplicates.find(({ id }) => id === props.lead.duplicateOf)
      : undefined
  return (
    <Show when={earlier()}>
      {(other) => (
        <Notice tone="warn" title={t('merge.sameCustomer')}>
          <p>{t('merge.sameCustomerText', { title: other().title })}</p>
          <div class="mt-3 flex flex-wrap gap-2">
            <Show when={other().status !== 'closed'}>
              <ButtonLink tone="primary" icon={Merge} href={mergeHref(props.lead, other().id)}>
                {t('merge.compare')}
              </ButtonLink>
            </Show>
            <Button onClick={() => setAsked({ action: 'release', lead: props.lead })}>
              {t('merge.notTheSame')}
            </Button>
          </div>
          <SteerDialog asked={asked()} onClose={() => setAsked(undefined)} />
        </Notice>
      )}
    </Show>
  )
}

/** Leads that may be the same customer's, those that were merged, and how to take that back. */
export function Duplicates(props: { readonly lead: LeadView }): JSX.Element {
  const mergeable = (other: LeadView['duplicates'][number]) =>
    props.lead.can.includes('merge') && other.status !== 'closed'
  return (
    <div class="grid gap-4">
      <ul class="grid gap-2 empty:hidden">
        <For each={props.lead.duplicates}>
          {(other) => (
            <li class="flex flex-wrap items-center justify-between gap-2">
              <span class="min-w-0">
                <A class="link" href={`/leads/${other.id}`}>
                  {other.title}
                </A>
                <span class="block text-small text-ink-soft">
                  {other.id === props.lead.duplicateOf ? t('lead.earlierOne') : t('lead.laterOne')}
                  <Show when={mergeable(other)}>
                    {' · '}
                    <A class="link" href={mergeHref(props.lead, other.id)}>
                      {t('merge.compare')}
                    </A>
                  </Show>
                </span>
              </span>
              <LeadStatusMark status={other.status} />
            </li>
          )}
        </For>
      </ul>
      <For each={props.lead.merges}>{(merge) => <Merged merge={merge} />}</For>
    </div>
  )
}

function Merged(props: { readonly merge: MergeOfLead }): JSX.Element {
  const undo = createDeed(async () => {
    const kept = await api.post<LeadView>(`/merges/${props.merge.id}/undo`)
    queryClient.setQueryData(leadQuery(kept.id).queryKey, kept)
    void queryClient.invalidateQueries({ queryKey: ['lead'] })
    refreshLeads()
    toast({ text: t('merge.undone'), tone: 'ok' })
  })
  const when = () => {
    const by = props.merge.by ?? t('merge.somebody')
    return t('merge.mergedAt', { at: dateTime(props.merge.at), by })
  }
  return (
    <div class="border-t border-line pt-3 first:border-0 first:pt-0">
      <p>
        {props.merge.kept ? t('merge.took') : t('merge.wentInto')}{' '}
        <A class="link" href={`/leads/${props.merge.other.id}`}>
          {props.merge.other.title}
        </A>
      </p>
      <p class="text-small text-ink-soft">
        {when()} · {props.merge.reason}
      </p>
      <Show when={props.merge.undoneAt}>
        {(at) => <p class="text-small text-ink-soft">{t('merge.undoneAt', { at: dateTime(at()) })}</p>}
      </Show>
      <Show when={props.merge.can.includes('undo')}>
        <div class="mt-2">
          <Button icon={Undo2} busy={undo.busy()} onClick={() => void undo.run()}>
            {t('merge.undo')}
          </Button>
        </div>
      </Show>
    </div>
  )
}
