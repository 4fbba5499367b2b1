import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { LeadView } from '../../shared/leads.ts'
import { dateTime } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { declineReason } from '../timeline/codes.ts'
import { Countdown } from '../ui/countdown.tsx'
import type { Tone } from '../ui/shape.tsx'
import { Status } from '../ui/status.tsx'

type Offer = LeadView['offers'][number]

const tones: Readonly<Record<Offer['status'], Tone>> = {
  open: 'brand',
  accepted: 'ok',
  declined: 'warn',
  expired: 'bad',
  withdrawn: 'neutral',
}

/** Who was asked, newest first, and what came of it. */
export function OfferList(props: { readonly offers: readonly Offer[] }): JSX.Element {
  return (
    <ol class="divide-y divide-line">
      <For each={props.offers}>
        {(offer) => (
          <li class="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2.5 first:pt-0 last:pb-0">
            <span class="min-w-0">
              <A class="font-medium hover:underline" href={`/partners/${offer.partner.id}`}>
                {offer.partner.name}
              </A>
              <span class="num block text-small text-ink-soft">{timesOf(offer)}</span>
              <Show when={offer.status === 'declined'}>
                <span class="block text-small">
                  {t('lead.declinedBecause', { reason: declineReason(offer.declineReason) })}
                  <Show when={offer.declineNote}> «{offer.declineNote}»</Show>
                </span>
              </Show>
            </span>
            <span class="flex flex-wrap items-center gap-2">
              <Show when={offer.status === 'open' && offer.respondBy}>
                {(until) => <Countdown until={until()} about={offer.partner.name} />}
              </Show>
              <Status tone={offer.returnedAt ? 'warn' : tones[offer.status]}>
                {offer.returnedAt ? t('lead.offer_returned') : t(`lead.offer_${offer.status}`)}
              </Status>
            </span>
          </li>
        )}
      </For>
    </ol>
  )
}

function timesOf({ madeAt, answeredAt, respondBy, status, returnedAt }: Offer): string {
  const made = t('lead.offeredAt', { at: dateTime(madeAt) })
  if (returnedAt) return `${made} · ${t('lead.returnedAt', { at: dateTime(returnedAt) })}`
  if (answeredAt && status !== 'expired')
    return `${made} · ${t('lead.answeredAt', { at: dateTime(answeredAt) })}`
  return respondBy ? `${made} · ${t('lead.respondByAt', { at: dateTime(respondBy) })}` : made
}
