import { A } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { MailsStateView } from '../../shared/mails.ts'
import { api } from '../api/client.ts'
import { queryClient } from '../app/queries.ts'
import { relative } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { createNow } from '../api/clock.ts'
import { Notice } from '../ui/status.tsx'
import { DateTime } from '../ui/values.tsx'
import { mailsStateQuery } from './queries.ts'

/** Says that mails are paused, or that some were given up; nothing while all is well. */
export function MailsBanner(props: { readonly linked?: boolean }): JSX.Element {
  const query = useQuery(mailsStateQuery)
  const state = () => (query.isSuccess || query.isRefetchError ? query.data : undefined)
  return (
    <Show when={state()}>
      {(state) => (
        <>
          <Show when={state().installation ?? state().paused}>
            <Paused state={state()} />
          </Show>
          <Show when={state().dead > 0 && props.linked}>
            <Notice tone="bad" title={t('mails.deadSome', { count: state().dead })}>
              <A class="link" href="/mails?status=dead">
                {t('mails.deadLook')}
              </A>
            </Notice>
          </Show>
        </>
      )}
    </Show>
  )
}

function Paused(props: { readonly state: MailsStateView }): JSX.Element {
  const now = createNow('minute')
  const resume = (old: 'send' | 'keep') =>
    createDeed(async () => {
      await api.delete('/mails/pause', { search: { old } })
      await queryClient.invalidateQueries({ queryKey: ['mails'] })
    })
  const send = resume('send')
  const keep = resume('keep')
  const installation = () => props.state.installation
  return (
    <Notice tone="warn" title={t('mails.paused')}>
      <Show when={props.state.paused}>
        {(paused) => (
          <p>
            {t('mails.pausedBy', { by: paused().by ?? '' })} <DateTime at={paused().at} />
          </p>
        )}
      </Show>
      <Show when={installation()}>{(it) => <p>{t(`mails.pausedFor_${it().reason}`)}</p>}</Show>
      <p>
        {t('mails.waitingCount', { count: props.state.waiting })}{' '}
        <Show when={props.state.oldest}>
          {(oldest) => t('mails.oldestWaits', { since: relative(oldest(), now()) })}
        </Show>
      </p>
      <Show when={props.state.can.includes('resume')}>
        <p class="mt-2 flex flex-wrap gap-2">
          <Button tone="primary" busy={send.busy()} onClick={send.run}>
            {t('mails.resume')}
          </Button>
          <Show when={props.state.old > 0}>
            <Button busy={keep.busy()} onClick={keep.run}>
              {t('mails.resumeKeep', { count: props.state.old })}
            </Button>
          </Show>
        </p>
      </Show>
    </Notice>
  )
}
