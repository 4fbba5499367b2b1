import { useQuery } from '@tanstack/solid-query'
import { Match, Switch, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { FollowUpAnswer, OpportunityAnswerView } from '../../shared/opportunities.ts'
import { asProblem } from '../api/problem.ts'
import { queryClient } from '../app/queries.ts'
import { t } from '../i18n/t.ts'
import { Door } from '../sign-in/door.tsx'
import { createDeed } from '../ui/deed.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Dead, WithToken } from './dead.tsx'
import { FollowUpForm } from './follow-up-form.tsx'
import { answerFollowUpByLink, opportunityQuery } from './link.ts'
import { Offline } from './offline.tsx'
import { Recorded } from './recorded.tsx'
import { Worked } from './worked.tsx'

/** The page behind the buttons of a follow-up mail: says how it stands with one press, without signing in. */
export const FollowUp = (): JSX.Element => (
  <WithToken title={t('answer.howItStands')}>
    {(token, said) => <ByLink token={token} said={said} />}
  </WithToken>
)

const fates = ['won', 'lost', 'returned', 'reclaimed'] as const

function ByLink(props: { readonly token: string; readonly said: string | undefined }): JSX.Element {
  const query = useQuery(() => opportunityQuery(props.token))
  const problem = () => (query.isError ? asProblem(query.error) : undefined)
  const fate = () => fates.find((one) => one === problem()?.facts['state'])
  return (
    <Switch
      fallback={
        <Door title={t('answer.howItStands')}>
          <Loaded query={query} skeleton={<Skeleton rows={6} row="line" />}>
            {() => null}
          </Loaded>
        </Door>
      }
    >
      <Match when={problem()?.code === 'link_expired'}>
        <Dead
          page={t('answer.howItStands')}
          title={t('answer.over')}
          text={t('answer.followUpOverText')}
          href="/opportunities"
          link={t('answer.toOpportunities')}
        />
      </Match>
      <Match when={problem()?.code === 'opportunity_over'}>
        <Dead
          page={t('answer.howItStands')}
          title={t(`answer.fate_${fate() ?? 'returned'}`)}
          text={t('answer.fateText')}
          href="/opportunities"
          link={t('answer.toOpportunities')}
        />
      </Match>
      <Match when={(query.isSuccess || query.isRefetchError) && query.data}>
        {(data) => <OneOpportunity token={props.token} said={props.said} view={data()} />}
      </Match>
    </Switch>
  )
}

interface OneOpportunityProps {
  readonly token: string
  readonly said: string | undefined
  readonly view: OpportunityAnswerView
}

function OneOpportunity(props: OneOpportunityProps): JSX.Element {
  const [answer, setAnswer] = createSignal<FollowUpAnswer>()
  const [recorded, setRecorded] = createSignal<{ said: FollowUpAnswer; view: OpportunityAnswerView }>()
  const deed = createDeed(async () => {
    const said = answer()!
    try {
      setRecorded({ said, view: await answerFollowUpByLink(props.token, said) })
    } catch (thrown) {
      if (asProblem(thrown).code !== 'opportunity_over') throw thrown
      await queryClient.resetQueries({ queryKey: opportunityQuery(props.token).queryKey })
    }
  })
  const view = () => recorded()?.view ?? props.view
  return (
    <Door
      title={recorded() ? t('answer.recorded') : t('answer.howItStands')}
      lead={t('answer.asks', { manufacturer: props.view.manufacturer, partner: props.view.partner.name })}
    >
      <div class="grid gap-5">
        <Worked opportunity={view().opportunity} />
        <Offline />
        <div aria-live="polite">
          <Switch
            fallback={
              <FollowUpForm
                opportunity={view().opportunity}
                said={props.said}
                busy={deed.busy()}
                problem={deed.problem()}
                onAnswer={(said) => {
                  setAnswer(said)
                  deed.run()
                }}
              />
            }
          >
            <Match when={recorded()}>
              {(done) => (
                <Recorded
                  said={done().said}
                  opportunity={done().view.opportunity}
                  onMore={() => setRecorded(undefined)}
                />
              )}
            </Match>
          </Switch>
        </div>
      </div>
    </Door>
  )
}
