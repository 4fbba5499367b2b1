import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { FollowUpAnswer, OpportunityAnswerView } from '../../shared/opportunities.ts'
import { t } from '../i18n/t.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/status.tsx'

interface RecordedProps {
  readonly said: FollowUpAnswer
  readonly opportunity: OpportunityAnswerView['opportunity']
  readonly onMore: () => void
}

/** Thanks, and what happens next. */
export function Recorded(props: RecordedProps): JSX.Element {
  return (
    <div class="grid gap-5">
      <Notice tone="ok" title={t(`answer.do_${props.said.answer}`)}>
        {t(`answer.next_${props.said.answer}`)}
      </Notice>
      <div class="grid gap-2">
        <ButtonLink href={`/opportunities/${props.opportunity.id}`} size="large" wide>
          {t('inbox.openOpportunity')}
        </ButtonLink>
        <Show when={props.said.answer !== 'lost'}>
          <Button size="large" wide tone="quiet" onClick={() => props.onMore()}>
            {t('answer.sayMore')}
          </Button>
        </Show>
      </div>
    </div>
  )
}
