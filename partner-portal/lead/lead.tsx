import { A, useParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import Handshake from 'lucide-solid/icons/handshake'
import { Show, Suspense, lazy } from 'solid-js'
import type { JSX } from 'solid-js'
import type { LeadView } from '../../shared/leads.ts'
import { t } from '../i18n/t.ts'
import { CustomerOf } from '../discrepancy/customer.tsx'
import { LeadStatusMark } from '../leads/lead-status.tsx'
import { leadQuery } from '../leads/queries.ts'
import { leadReason } from '../timeline/codes.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Countdown } from '../ui/countdown.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { DateTime } from '../ui/values.tsx'
import { Decisions } from './decisions.tsx'
import { ContactFacts, NeedFacts, SourceFacts } from './facts.tsx'
import { LeadActions } from './lead-actions.tsx'
import { LeadTimeline } from './lead-timeline.tsx'
import { OfferList } from './offers.tsx'
import { Duplicates, SameCustomer } from './same-customer.tsx'

const Choices = lazy(() => import('./choices.tsx').then((it) => ({ default: it.Choices })))

/** One lead: why it went where it went, what came of it, and what can be done by hand. */
export function Lead(): JSX.Element {
  const params = useParams<{ id: string }>()
  const query = useQuery(() => leadQuery(params.id))
  const lead = () => (query.isSuccess || query.isRefetchError ? query.data : undefined)
  return (
    <Page
      title={lead()?.title ?? t('leads.lead')}
      lead={<Show when={lead()}>{(lead) => <Head lead={lead()} />}</Show>}
      actions={<Show when={lead()}>{(lead) => <Deeds lead={lead()} />}</Show>}
    >
      <Loaded query={query} skeleton={<Skeleton rows={8} row="card" />}>
        {(lead) => <Body lead={lead()} />}
      </Loaded>
    </Page>
  )
}

function Deeds(props: { readonly lead: LeadView }): JSX.Element {
  return (
    <>
      <Show when={props.lead.opportunityId}>
        {(id) => (
          <ButtonLink tone="primary" icon={Handshake} href={`/opportunities/${id()}`}>
            {t('lead.opportunity')}
          </ButtonLink>
        )}
      </Show>
      <Show when={props.lead.can.length > 0}>
        <LeadActions lead={props.lead} />
      </Show>
    </>
  )
}

/** Where it stands, with whom, and till when. */
function Head(props: { readonly lead: LeadView }): JSX.Element {
  const offer = () =>
    props.lead.offers.find(
      ({ status, returnedAt }) => (status === 'open' || status === 'accepted') && !returnedAt,
    )
  const reason = () =>
    ['held', 'unassigned', 'closed'].includes(props.lead.status) && leadReason(props.lead.statusReason)
  return (
    <div class="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1">
      <LeadStatusMark status={props.lead.status} />
      <Show when={offer()}>
        {(offer) => (
          <>
            <A class="font-medium text-ink hover:underline" href={`/partners/${offer().partner.id}`}>
              {offer().partner.name}
            </A>
            <Show when={offer().status === 'open' && offer().respondBy}>
              {(until) => <Countdown absolute until={until()} about={props.lead.title} />}
            </Show>
          </>
        )}
      </Show>
      <Show when={reason()}>{(reason) => <span>{reason()}</span>}</Show>
      <span class="text-small">
        {t('lead.receivedAt')} <DateTime at={props.lead.receivedAt} />
      </span>
    </div>
  )
}

function Body(props: { readonly lead: LeadView }): JSX.Element {
  return (
    <div class="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div class="grid min-w-0 gap-5">
        <SameCustomer lead={props.lead} />
        <Show when={props.lead.status === 'unassigned' && props.lead.can.length > 0}>
          <Section title={t('choices.title')}>
            <Suspense fallback={<Skeleton rows={3} />}>
              <Choices lead={props.lead} />
            </Suspense>
          </Section>
        </Show>
        <Decisions decisions={props.lead.decisions} />
        <Show when={props.lead.offers.length > 0}>
          <Section title={t('lead.offers')}>
            <OfferList offers={props.lead.offers} />
          </Section>
        </Show>
        <Section title={t('lead.history')}>
          <LeadTimeline lead={props.lead} />
        </Section>
      </div>
      <div class="grid min-w-0 gap-5">
        <Section title={t('lead.need')}>
          <NeedFacts lead={props.lead} />
        </Section>
        <Section title={t('lead.contact')}>
          <ContactFacts lead={props.lead} />
        </Section>
        <CustomerOf leadId={props.lead.id} />
        <Section
          title={t('lead.origin')}
          actions={
            <A class="link text-small" href={`/mails?lead=${props.lead.id}`}>
              {t('lead.mails')}
            </A>
          }
        >
          <SourceFacts lead={props.lead} />
        </Section>
        <Show when={props.lead.duplicates.length + props.lead.merges.length > 0}>
          <Section title={t('lead.duplicates')}>
            <Duplicates lead={props.lead} />
          </Section>
        </Show>
      </div>
    </div>
  )
}
