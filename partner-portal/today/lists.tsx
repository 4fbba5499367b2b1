import { For, Show, Suspense, createSignal, lazy } from 'solid-js'
import type { JSX } from 'solid-js'
import type { LeadRow } from '../../shared/leads.ts'
import type { TodayView } from '../../shared/today.ts'
import { t } from '../i18n/t.ts'
import { steerIcons, steerName } from '../lead/steer-words.ts'
import { maySteer } from '../lead/steer.ts'
import type { Steer } from '../lead/steer.ts'
import { placeOf } from '../leads/place.ts'
import { Product } from '../leads/product.tsx'
import { leadReason } from '../timeline/codes.ts'
import { Button } from '../ui/button.tsx'
import { Countdown } from '../ui/countdown.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Relative } from '../ui/values.tsx'
import type { TodayDeeds } from './deeds.ts'
import { HelpRow } from './help-row.tsx'
import { BothSides, DiscrepancyDeeds } from '../discrepancy/discrepancy.tsx'
import { SilentRow } from './silent-row.tsx'
import { WorkList, WorkRow } from './work-list.tsx'

interface ListsProps {
  readonly today: TodayView
  readonly deeds: TodayDeeds
}

/** The four work lists, what is in a hurry on top. */
export function Lists(props: ListsProps): JSX.Element {
  const row = (actions: readonly Steer[], why: (lead: LeadRow) => JSX.Element) => (lead: LeadRow) => (
    <LeadWork lead={lead} actions={actions} why={why(lead)} deeds={props.deeds} />
  )
  return (
    <>
      <WorkList
        title={t('today.expiring')}
        hint={t('today.expiringHint')}
        tone="warn"
        count={props.today.expiring.count}
        rows={props.today.expiring.rows}
        href="/leads?status=offered&sort=deadline"
        all={t('today.allOffered')}
      >
        {row(['reoffer', 'assign'], (lead) => (
          <Waiting lead={lead} />
        ))}
      </WorkList>
      <WorkList
        title={t('today.unassigned')}
        hint={t('today.unassignedHint')}
        tone="bad"
        count={props.today.unassigned.count}
        rows={props.today.unassigned.rows}
        href="/leads?status=unassigned&sort=oldest"
        all={t('today.allUnassigned', { count: props.today.unassigned.count })}
      >
        {(lead) => (
          <Stranded
            lead={lead}
            row={row(['assign', 'reoffer', 'close'], (one) => leadReason(one.statusReason))(lead)}
          />
        )}
      </WorkList>
      <WorkList
        title={t('today.held')}
        hint={t('today.heldHint')}
        tone="warn"
        count={props.today.held.count}
        rows={props.today.held.rows}
        href="/leads?status=held&sort=oldest"
        all={t('today.allHeld', { count: props.today.held.count })}
      >
        {row(['release', 'assign', 'close'], (lead) => leadReason(lead.statusReason))}
      </WorkList>
      <WorkList
        title={t('today.help')}
        hint={t('today.helpHint')}
        tone="warn"
        count={props.today.help.count}
        rows={props.today.help.rows}
        href="/opportunities?status=open"
        all={t('today.allOpportunities')}
      >
        {(opportunity) => <HelpRow opportunity={opportunity} />}
      </WorkList>
      <WorkList
        title={t('today.discrepancies')}
        hint={t('today.discrepanciesHint')}
        tone="bad"
        count={props.today.discrepancies.count}
        rows={props.today.discrepancies.rows}
        href="/leads?status=accepted"
        all={t('today.allAccepted')}
      >
        {(row) => (
          <WorkRow
            href={`/leads/${row.leadId}`}
            title={row.customer ?? row.title}
            about={
              <>
                {row.title} · <Relative at={row.openedAt} />
              </>
            }
            why={<BothSides row={row} brief />}
            actions={<DiscrepancyDeeds row={row} />}
          />
        )}
      </WorkList>
      <WorkList
        title={t('today.silent')}
        hint={t('today.silentHint')}
        tone="brand"
        count={props.today.silent.count}
        rows={props.today.silent.rows}
        href="/opportunities?status=open"
        all={t('today.allOpportunities')}
      >
        {(opportunity) => <SilentRow opportunity={opportunity} onReclaim={props.deeds.reclaim} />}
      </WorkList>
    </>
  )
}

const Choices = lazy(() => import('../lead/choices.tsx').then((it) => ({ default: it.Choices })))

/** A lead that nobody is left for, with those who could take it when asked for. */
function Stranded(props: { readonly lead: LeadRow; readonly row: JSX.Element }): JSX.Element {
  const [open, setOpen] = createSignal(false)
  return (
    <>
      {props.row}
      <Show when={maySteer()}>
        <div class="px-4 pb-3 md:px-5">
          <Button
            tone="quiet"
            aria-expanded={open()}
            aria-label={t('today.actionFor', { action: t('choices.show'), title: props.lead.title })}
            onClick={() => setOpen(!open())}
          >
            {t('choices.show')}
          </Button>
          <Show when={open()}>
            <Suspense fallback={<Skeleton rows={3} />}>
              <Choices lead={props.lead} />
            </Suspense>
          </Show>
        </div>
      </Show>
    </>
  )
}

/** Before whom an offer lies, and how long still. */
function Waiting(props: { readonly lead: LeadRow }): JSX.Element {
  return (
    <span class="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Show when={props.lead.partner}>{(partner) => <span>{partner().name}</span>}</Show>
      <Show when={props.lead.respondBy}>
        {(until) => <Countdown until={until()} about={props.lead.title} />}
      </Show>
    </span>
  )
}

interface LeadWorkProps {
  readonly lead: LeadRow
  readonly actions: readonly Steer[]
  readonly why: JSX.Element
  readonly deeds: TodayDeeds
}

function LeadWork(props: LeadWorkProps): JSX.Element {
  return (
    <WorkRow
      href={`/leads/${props.lead.id}`}
      title={props.lead.title}
      about={
        <>
          <Product name={props.lead.productLine ?? t('today.enquiry')} known={props.lead.productKnown} />
          {' · '}
          {placeOf(props.lead.place)}
          {' · '}
          <Relative at={props.lead.receivedAt} />
        </>
      }
      why={props.why}
      actions={
        <Show when={maySteer()}>
          <For each={props.actions}>
            {(action, index) => (
              <Button
                tone={index() === 0 ? 'plain' : 'quiet'}
                icon={index() === 0 ? steerIcons[action] : undefined}
                aria-label={t('today.actionFor', { action: steerName(action), title: props.lead.title })}
                onClick={() => props.deeds.steer(action, props.lead)}
              >
                {steerName(action)}
              </Button>
            )}
          </For>
        </Show>
      }
    />
  )
}
