import { useParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import Pencil from 'lucide-solid/icons/pencil'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { PartnerView } from '../../shared/partners.ts'
import { currentSession } from '../app/session.ts'
import { none, number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { PartnerStatusPill } from '../partners/partner-status.tsx'
import { PartnerPeople } from '../people/partner-people.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Kpis } from '../ui/kpi.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Relative } from '../ui/values.tsx'
import { Availability } from './availability.tsx'
import { partnerQuery } from './data.ts'
import { Contact, Portfolio, Routing, TerritoryFacts } from './facts.tsx'
import { PartnerFigures } from './figures.tsx'

/** One partner: what it does with its leads, where and when it works, and who its people are. */
export function Partner(): JSX.Element {
  const parameters = useParams<{ id: string }>()
  const partner = useQuery(() => partnerQuery(parameters.id))
  const view = () => (partner.isSuccess ? partner.data : undefined)
  return (
    <Page
      title={view()?.name ?? t('partners.partner')}
      lead={<Show when={view()}>{(it) => <Lead partner={it()} />}</Show>}
      actions={
        <Show when={view()?.can.includes('edit')}>
          <ButtonLink icon={Pencil} href={`/partners/${parameters.id}/edit`}>
            {t('partner.edit')}
          </ButtonLink>
        </Show>
      }
    >
      <Loaded query={partner} skeleton={<Skeleton rows={4} row="card" />}>
        {(it) => <Sections partner={it()} />}
      </Loaded>
    </Page>
  )
}

function Lead(props: { readonly partner: PartnerView }): JSX.Element {
  return (
    <span class="flex flex-wrap items-center gap-x-3 gap-y-1">
      <PartnerStatusPill status={props.partner.status} />
      <span>
        {[props.partner.tier, props.partner.town, props.partner.externalId].filter(Boolean).join(' · ')}
      </span>
      <span>
        {t('partners.lastSeen')}:{' '}
        <Show when={props.partner.lastSeenAt} fallback={t('partners.neverSeen')}>
          {(at) => <Relative at={at()} />}
        </Show>
      </span>
    </span>
  )
}

function Sections(props: { readonly partner: PartnerView }): JSX.Element {
  const mayReadPeople = () => currentSession().permissions.includes('people:read')
  return (
    <>
      <Now partner={props.partner} />
      <div class="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
        <div class="grid grid-cols-[minmax(0,1fr)] gap-5">
          <PartnerFigures id={props.partner.id} />
          <Show when={mayReadPeople()}>
            <PartnerPeople
              partner={{ id: props.partner.id, name: props.partner.name }}
              mayInvite={props.partner.can.includes('invite')}
            />
          </Show>
        </div>
        <div class="grid grid-cols-[minmax(0,1fr)] gap-5">
          <TerritoryFacts partner={props.partner} />
          <Availability partner={props.partner} />
          <Portfolio partner={props.partner} />
          <Routing partner={props.partner} />
          <Contact partner={props.partner} />
        </div>
      </div>
    </>
  )
}

/** What lies with the partner at this moment. */
function Now(props: { readonly partner: PartnerView }): JSX.Element {
  const open = () => props.partner.openOffers + props.partner.openOpportunities
  const free = () => (props.partner.capacity === null ? null : Math.max(0, props.partner.capacity - open()))
  return (
    <Kpis
      figures={[
        {
          label: t('partner.openOffers'),
          value: number(props.partner.openOffers),
          href: `/leads?status=offered&partner=${props.partner.id}`,
        },
        {
          label: t('partner.openOpportunities'),
          value: number(props.partner.openOpportunities),
          href: `/opportunities?status=open&partner=${props.partner.id}`,
        },
        {
          label: t('partner.free'),
          definition: t('partner.freeText'),
          value: free() === null ? '∞' : number(free()),
          basis:
            props.partner.capacity === null
              ? t('partner.noLimit')
              : t('scorecards.of', { n: number(props.partner.capacity) }),
          ...(free() === 0 ? { change: { text: t('partner.full'), tone: 'bad' as const } } : {}),
        },
        {
          label: t('partner.tierAndWeight'),
          definition: t('partner.weightText'),
          value: props.partner.tier ?? none,
          basis: t('partner.weightOf', { weight: number(props.partner.weight) }),
        },
      ]}
    />
  )
}
