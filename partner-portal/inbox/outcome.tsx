import { Match, Show, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OfferView } from '../../shared/offers.ts'
import { dateTime } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/status.tsx'
import { reasonName } from './decline-form.tsx'

/** What became of an offer that can no longer be answered, and what happens next. */
export function Outcome(props: { readonly offer: OfferView }): JSX.Element {
  const at = () => dateTime(props.offer.answeredAt ?? props.offer.respondBy ?? props.offer.madeAt)
  return (
    <Switch>
      <Match when={props.offer.status === 'accepted'}>
        <Notice tone="ok" title={t('answer.acceptedAt', { at: at() })}>
          {t('answer.acceptedText')}
        </Notice>
        <Show when={props.offer.opportunityId}>
          {(id) => (
            <ButtonLink href={`/opportunities/${id()}`} tone="primary" size="large" wide>
              {t('inbox.openOpportunity')}
            </ButtonLink>
          )}
        </Show>
      </Match>
      <Match when={props.offer.status === 'declined'}>
        <Notice tone="neutral" title={t('answer.declinedAt', { at: at() })}>
          <Show when={props.offer.declineReason}>{(reason) => <>{reasonName(reason())}. </>}</Show>
          {t('answer.declinedText')}
        </Notice>
      </Match>
      <Match when={props.offer.status === 'expired'}>
        <Notice tone="warn" title={t('answer.expiredAt', { at: at() })}>
          {t('answer.expiredText')}
        </Notice>
      </Match>
      <Match when={props.offer.status === 'withdrawn'}>
        <Notice tone="neutral" title={props.offer.taken ? t('refusals.offer_taken') : t('answer.withdrawn')}>
          {t('answer.withdrawnText')}
        </Notice>
      </Match>
    </Switch>
  )
}
