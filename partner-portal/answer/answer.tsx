import { useQuery } from '@tanstack/solid-query'
import { Match, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import { asProblem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { Door } from '../sign-in/door.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Dead, WithToken } from './dead.tsx'
import { answerQuery } from './link.ts'
import { OneOffer } from './one-offer.tsx'

/** The page behind the buttons of an offer mail: shows the offer without signing in, and acts on a press alone. */
export const Answer = (): JSX.Element => (
  <WithToken title={t('answer.title')}>{(token, said) => <ByLink token={token} said={said} />}</WithToken>
)

function ByLink(props: { readonly token: string; readonly said: string | undefined }): JSX.Element {
  const answer = useQuery(() => answerQuery(props.token))
  const over = () => answer.isError && asProblem(answer.error).code === 'link_expired'
  return (
    <Switch
      fallback={
        <Door title={t('answer.title')}>
          <Loaded query={answer} skeleton={<Skeleton rows={6} row="line" />}>
            {() => null}
          </Loaded>
        </Door>
      }
    >
      <Match when={over()}>
        <Dead
          page={t('answer.title')}
          title={t('answer.over')}
          text={t('answer.overText')}
          href="/inbox"
          link={t('answer.toInbox')}
        />
      </Match>
      <Match when={(answer.isSuccess || answer.isRefetchError) && answer.data}>
        {(data) => <OneOffer token={props.token} said={props.said} answer={data()} />}
      </Match>
    </Switch>
  )
}
