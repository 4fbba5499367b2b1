import { useLocation } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Match, Show, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import type { AskedView } from '../../shared/replies.ts'
import { asProblem } from '../api/problem.ts'
import { queryClient } from '../app/queries.ts'
import { t } from '../i18n/t.ts'
import { Door } from '../sign-in/door.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Notice } from '../ui/status.tsx'
import { askedQuery } from './link.ts'
import { Choose } from './choose.tsx'

/** The page behind «Is this what you meant?»: shows what was read in a reply, and acts on a press alone. */
export function Reply(): JSX.Element {
  const location = useLocation()
  const token = () => location.hash.replace(/^#/, '')
  return (
    <Show when={token()} keyed fallback={<Dead title={t('reply.broken')} text={t('reply.brokenText')} />}>
      {(token) => <ByLink token={token} />}
    </Show>
  )
}

function ByLink(props: { readonly token: string }): JSX.Element {
  const asked = useQuery(() => askedQuery(props.token))
  const over = () => asked.isError && ['link_expired', 'not_found'].includes(asProblem(asked.error).code)
  const shown = (view: AskedView) => queryClient.setQueryData(askedQuery(props.token).queryKey, view)
  return (
    <Show when={!over()} fallback={<Dead title={t('reply.over')} text={t('reply.overText')} />}>
      <Show
        when={(asked.isSuccess || asked.isRefetchError) && asked.data}
        fallback={
          <Door title={t('reply.title')}>
            <Loaded query={asked} skeleton={<Skeleton rows={6} row="line" />}>
              {() => null}
            </Loaded>
          </Door>
        }
      >
        {(view) => (
          <Door
            title={t('reply.title')}
            lead={t('reply.forPartner', { manufacturer: view().manufacturer, partner: view().partner })}
          >
            <div class="grid gap-5">
              <div class="card grid gap-2 p-4 md:p-5">
                <h2 class="text-large font-semibold">{view().title}</h2>
                <p class="text-small text-ink-soft">{t('reply.youWrote')}</p>
                <blockquote class="border-l-2 border-line pl-3 wrap-anywhere whitespace-pre-wrap">
                  {view().said || '—'}
                </blockquote>
              </div>
              <div class="grid gap-5" aria-live="polite">
                <Outcome view={view()} token={props.token} onShown={shown} />
              </div>
            </div>
          </Door>
        )}
      </Show>
    </Show>
  )
}

function Outcome(props: {
  readonly view: AskedView
  readonly token: string
  readonly onShown: (view: AskedView) => void
}): JSX.Element {
  return (
    <Switch
      fallback={
        <Notice tone="warn" title={t('reply.gone')}>
          {t('reply.goneText')}
        </Notice>
      }
    >
      <Match when={props.view.status === 'confirmed' || props.view.status === 'applied'}>
        <Notice tone="ok" title={t('reply.confirmed')}>
          {t('reply.confirmedText')}
        </Notice>
      </Match>
      <Match when={props.view.status === 'dismissed'}>
        <Notice tone="neutral" title={t('reply.dismissed')}>
          {t('reply.dismissedText')}
        </Notice>
      </Match>
      <Match when={props.view.choices.length > 0}>
        <Choose view={props.view} token={props.token} onDone={(view) => props.onShown(view)} />
      </Match>
    </Switch>
  )
}

function Dead(props: { readonly title: string; readonly text: string }): JSX.Element {
  return (
    <Door title={t('reply.title')}>
      <div class="grid gap-5">
        <Notice tone="warn" title={props.title}>
          {props.text}
        </Notice>
        <ButtonLink href="/" tone="primary" size="large" wide>
          {t('reply.toPortal')}
        </ButtonLink>
      </div>
    </Door>
  )
}
