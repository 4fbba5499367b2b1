import { useLocation, useNavigate } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Match, Show, Switch, createEffect, createSignal, untrack } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RequestView } from '../../shared/customers.ts'
import { asProblem } from '../api/problem.ts'
import { queryClient } from '../app/queries.ts'
import { setTimeZone, speak } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Notice } from '../ui/status.tsx'
import { Confirm } from './confirm.tsx'
import { Frame } from './frame.tsx'
import type { Press } from './link.ts'
import { requestQuery } from './link.ts'
import { Request } from './request.tsx'

/** A customer's own request, for whoever holds the link of a mail; it acts on a press alone. */
export function Status(): JSX.Element {
  const location = useLocation()
  const token = () => location.hash.replace(/^#/, '')
  return (
    <Show when={token()} keyed fallback={<Dead title={t('status.broken')} text={t('status.brokenText')} />}>
      {(token) => <ByLink token={token} />}
    </Show>
  )
}

function ByLink(props: { readonly token: string }): JSX.Element {
  const query = useQuery(() => requestQuery(props.token))
  const request = () => (query.isSuccess || query.isRefetchError ? query.data : undefined)
  const over = () => query.isError && asProblem(query.error).code === 'link_expired'
  createLanguageOf(request)
  return (
    <Switch
      fallback={
        <Frame title={t('status.title')}>
          <Loaded query={query} skeleton={<Skeleton rows={6} row="line" />}>
            {() => null}
          </Loaded>
        </Frame>
      }
    >
      <Match when={over()}>
        <Dead title={t('status.over')} text={t('status.overText')} />
      </Match>
      <Match when={request()}>{(request) => <OneRequest token={props.token} request={request()} />}</Match>
    </Switch>
  )
}

/** The page speaks the language of the enquiry, once: afterwards the reader chooses. */
function createLanguageOf(request: () => RequestView | undefined): void {
  let spoken = false
  createEffect(() => {
    const it = request()
    if (!it) return
    setTimeZone(it.timeZone)
    if (!spoken) void speak(it.language, 'partner')
    spoken = true
  })
}

function OneRequest(props: { readonly token: string; readonly request: RequestView }): JSX.Element {
  const navigate = useNavigate()
  const [press, setPress] = createSignal(untrack(() => chosen(useLocation().search, props.request)))
  const close = () => {
    setPress(undefined)
    // What the mail had chosen is not asked again when the page is loaded anew.
    navigate(`/status#${props.token}`, { replace: true, scroll: false })
  }
  return (
    <Frame title={t('status.title')} manufacturer={props.request.manufacturer}>
      <Request request={props.request} onPress={setPress} />
      <Show when={press()} keyed>
        {(press) => (
          <Confirm
            press={press}
            token={props.token}
            onClose={close}
            onDone={(view) => {
              queryClient.setQueryData(requestQuery(props.token).queryKey, view)
              close()
            }}
          />
        )}
      </Show>
    </Frame>
  )
}

/** The answer that the mail's button chose, where it can still be given. */
function chosen(search: string, { can, answer }: RequestView): Press | undefined {
  const say = new URLSearchParams(search).get('say')
  if (say !== 'yes' && say !== 'no') return undefined
  return can.includes('answer') && answer !== say ? say : undefined
}

function Dead(props: { readonly title: string; readonly text: string }): JSX.Element {
  return (
    <Frame title={t('status.title')}>
      <h1 class="text-title font-semibold">{t('status.title')}</h1>
      <Notice tone="warn" title={props.title}>
        {props.text}
      </Notice>
    </Frame>
  )
}
