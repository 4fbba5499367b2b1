import { useQuery } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { LeadView } from '../../shared/leads.ts'
import type { PipelineView } from '../../shared/opportunities.ts'
import { api } from '../api/client.ts'
import { language } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { timelineQuery } from '../leads/queries.ts'
import { happenings } from '../timeline/happenings.ts'
import type { Names } from '../timeline/names.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Timeline } from '../ui/timeline.tsx'

/** Everything that happened to a lead, newest first, in words. */
export function LeadTimeline(props: { readonly lead: LeadView }): JSX.Element {
  const query = useQuery(() => timelineQuery(props.lead.id))
  const pipelines = useQuery(() => ({
    queryKey: ['pipelines'],
    queryFn: ({ signal }) => api.get<PipelineView[]>('/pipelines', { signal }),
    enabled: props.lead.offers.some((offer) => offer.status === 'accepted'),
    staleTime: 5 * 60_000,
  }))
  const names = () => namesFor(props.lead, pipelines.isSuccess ? pipelines.data : [])
  return (
    <Loaded query={query}>
      {(entries) => (
        <Show when={entries().length > 0} fallback={<p class="text-ink-soft">{t('timeline.empty')}</p>}>
          <Timeline items={happenings(entries(), names())} />
        </Show>
      )}
    </Loaded>
  )
}

function namesFor(lead: LeadView, pipelines: readonly PipelineView[]): Names {
  const byOffer = new Map(lead.offers.map(({ id, partner }) => [id, partner.name]))
  const byPartner = new Map(lead.offers.map(({ partner }) => [partner.id, partner.name]))
  // An opportunity names its partner by itself only while a single one has ever accepted.
  const accepted = new Set(lead.offers.flatMap((o) => (o.status === 'accepted' ? o.partner.name : [])))
  const worker = accepted.size === 1 ? [...accepted][0] : undefined
  const stages = pipelines.flatMap(({ stages }) => stages)
  const reasons = pipelines.flatMap(({ wonReasons, lostReasons }) => [...wonReasons, ...lostReasons])
  return {
    partner: (data) =>
      byPartner.get(String(data['partnerId'])) ??
      byOffer.get(String(data['offerId'])) ??
      ('opportunityId' in data ? worker : undefined),
    stage: (key) => stages.find((stage) => stage.key === key)?.name[language()],
    closeReason: (key) => reasons.find((reason) => reason.key === key)?.name,
  }
}
