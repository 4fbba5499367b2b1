import { useMutation } from '@tanstack/solid-query'
import Send from 'lucide-solid/icons/send'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { MailRow } from '../../shared/mails.ts'
import { api } from '../api/client.ts'
import { queryClient } from '../app/queries.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { toast } from '../ui/toasts.tsx'

/** Sends a mail once more, where that may be done. */
export function ResendButton(props: { readonly mail: MailRow; readonly quiet?: boolean }): JSX.Element {
  const resend = useMutation(() => ({
    mutationFn: () => api.post<MailRow>(`/mails/${props.mail.id}/resend`),
    onSuccess: () => {
      toast({ text: t('mails.resent', { to: props.mail.to.address }), tone: 'ok' })
      void queryClient.invalidateQueries({ queryKey: ['mails'] })
    },
  }))
  return (
    <Show when={props.mail.can.includes('resend')}>
      <Button
        tone={props.quiet ? 'plain' : 'primary'}
        icon={Send}
        busy={resend.isPending}
        aria-label={t('mails.resendTo', { to: props.mail.to.address })}
        onClick={() => resend.mutate()}
      >
        {t('mails.resend')}
      </Button>
    </Show>
  )
}

/** Sends again whatever of these mails may be sent again. */
export function ResendAll(props: { readonly mails: readonly MailRow[] }): JSX.Element {
  const ids = () => props.mails.filter(({ can }) => can.includes('resend')).map(({ id }) => id)
  const resend = useMutation(() => ({
    mutationFn: () => api.post<{ resent: number }>('/mails/resend', { ids: ids().slice(0, 500) }),
    onSuccess: ({ resent }) => {
      toast({ text: t('mails.resentMany', { count: resent }), tone: 'ok' })
      void queryClient.invalidateQueries({ queryKey: ['mails'] })
    },
  }))
  return (
    <Show when={ids().length > 1}>
      <div>
        <Button icon={Send} busy={resend.isPending} onClick={() => resend.mutate()}>
          {t('mails.resendShown', { count: ids().length })}
        </Button>
      </div>
    </Show>
  )
}
