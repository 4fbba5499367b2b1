import { useNavigate } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { LeadRow, LeadView } from '../../shared/leads.ts'
import { t } from '../i18n/t.ts'
import { ContactFacts, NeedFacts } from '../lead/facts.tsx'
import { LeadActions } from '../lead/lead-actions.tsx'
import { OfferList } from '../lead/offers.tsx'
import { leadReason } from '../timeline/codes.ts'
import { Countdown } from '../ui/countdown.tsx'
import { createKeys } from '../ui/keys.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/states.tsx'
import { DateTime } from '../ui/values.tsx'
import { Block } from '../ui/block.tsx'
import { LeadStatusMark } from './lead-status.tsx'
import { leadQuery } from './queries.ts'

interface LeadPanelProps {
  readonly id: string | undefined
  /** What the list knows of it already. */
  readonly row: LeadRow | undefined
  readonly onClose: () => void
}

/** The essentials of a lead beside the list; Enter makes it a page. */
export function LeadPanel(props: LeadPanelProps): JSX.Element {
  return (
    <Show when={props.id} keyed>
      {(id) => <OpenLead id={id} row={props.row} onClose={props.onClose} />}
    </Show>
  )
}

const onControl = () =>
  document.activeElement?.matches('a, button, input, select, textarea, summary') ?? false

function OpenLead(props: LeadPanelProps & { readonly id: string }): JSX.Element {
  const navigate = useNavigate()
  const query = useQuery(() => leadQuery(props.id))
  const lead = () => (query.isSuccess ? query.data : undefined)
  createKeys(() =>
    onControl()
      ? []
      : [
          {
            keys: 'Enter',
            label: t('ui.openPage'),
            group: 'screen',
            run: () => navigate(`/leads/${props.id}`),
          },
        ],
  )
  return (
    <Panel
      open
      title={lead()?.title ?? props.row?.title ?? t('leads.lead')}
      href={`/leads/${props.id}`}
      onClose={props.onClose}
      actions={lead()?.can.length ? <LeadActions lead={lead()!} /> : undefined}
    >
      <Loaded query={query} skeleton={<Skeleton rows={8} row="line" />}>
        {(lead) => <Essentials lead={lead()} />}
      </Loaded>
    </Panel>
  )
}

function Essentials(props: { readonly lead: LeadView }): JSX.Element {
  const open = () => props.lead.offers.find((offer) => offer.status === 'open')
  const decision = () => props.lead.decisions[0]
  return (
    <div class="grid gap-6">
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <LeadStatusMark status={props.lead.status} />
        <Show when={open()?.respondBy}>
          {(until) => <Countdown absolute until={until()} about={props.lead.title} />}
        </Show>
        <Show when={['held', 'unassigned', 'closed'].includes(props.lead.status)}>
          <span class="text-ink-soft">{leadReason(props.lead.statusReason)}</span>
        </Show>
        <span class="text-small text-ink-soft">
          {t('lead.receivedAt')} <DateTime at={props.lead.receivedAt} />
        </span>
      </div>
      <Show when={decision()}>
        {(decision) => (
          <Block title={t('lead.why')}>
            <p>{decision().summary}</p>
            <Show when={decision().rule}>
              {(rule) => <p class="mt-1 text-small text-ink-soft">{rule().sentence}</p>}
            </Show>
          </Block>
        )}
      </Show>
      <Block title={t('lead.need')}>
        <NeedFacts lead={props.lead} />
      </Block>
      <Block title={t('lead.contact')}>
        <ContactFacts lead={props.lead} />
      </Block>
      <Show when={props.lead.offers.length > 0}>
        <Block title={t('lead.offers')}>
          <OfferList offers={props.lead.offers} />
        </Block>
      </Show>
    </div>
  )
}
