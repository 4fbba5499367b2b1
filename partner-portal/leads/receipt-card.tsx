import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Receipt } from '../../shared/leads.ts'
import { dateTime } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { leadReason } from '../timeline/codes.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { LeadStatusMark, statusName } from './lead-status.tsx'

interface ReceiptCardProps {
  readonly receipt: Receipt
  readonly onAnother: () => void
}

/** What became of a lead that was just entered. */
export function ReceiptCard(props: ReceiptCardProps): JSX.Element {
  const lead = () => props.receipt.lead
  return (
    <section class="card grid gap-4 p-5 md:p-8" role="status">
      <div>
        <LeadStatusMark status={lead().status} />
      </div>
      <div>
        <h2 class="text-large font-semibold">{headline(props.receipt)}</h2>
        <Show when={props.receipt.offer?.respondBy}>
          {(at) => <p class="text-ink-soft">{t('leads.answerBy', { at: dateTime(at()) })}</p>}
        </Show>
        <Show when={lead().reason}>
          {(reason) => <p class="text-ink-soft">{t('leads.because', { reason: leadReason(reason()) })}</p>}
        </Show>
        <Show when={props.receipt.replayed}>
          <p class="text-ink-soft">{t('leads.replayed')}</p>
        </Show>
      </div>
      <div class="flex flex-wrap gap-2 phone:*:w-full">
        <ButtonLink tone="primary" href={`/leads/${lead().id}`}>
          {t('leads.toLead')}
        </ButtonLink>
        <Show when={props.receipt.duplicateOf}>
          {(id) => <ButtonLink href={`/leads/${id()}`}>{t('leads.toEarlier')}</ButtonLink>}
        </Show>
        <Button onClick={() => props.onAnother()}>{t('leads.another')}</Button>
      </div>
    </section>
  )
}

function headline({ lead, offer }: Receipt): string {
  if (!offer) return t('leads.receivedAs', { status: statusName(lead.status) })
  const partner = offer.partner.name
  return offer.status === 'open' ? t('leads.offeredTo', { partner }) : t('leads.givenTo', { partner })
}
