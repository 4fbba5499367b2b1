import { useQuery } from '@tanstack/solid-query'
import Plus from 'lucide-solid/icons/plus'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { WebhookTried, WebhookView } from '../../shared/channels.ts'
import { permissionsOf } from '../../shared/roles.ts'
import { api } from '../api/client.ts'
import { currentSession } from '../app/session.ts'
import { dateTime } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Status } from '../ui/status.tsx'
import { toast } from '../ui/toasts.tsx'
import { ConnectionDialog } from './connection-dialog.tsx'
import { changeWebhook, stateOf, webhooksChanged, webhooksQuery } from './data.ts'

/** Places outside that are told what happens, with how they fare. */
export function Connections(): JSX.Element {
  const webhooks = useQuery(webhooksQuery)
  const [editing, setEditing] = createSignal<WebhookView | 'new' | null>(null)
  const mayAdd = () => permissionsOf[currentSession().role].includes('settings:manage')
  const add = () => (
    <Show when={mayAdd()}>
      <Button tone="primary" icon={Plus} onClick={() => setEditing('new')}>
        {t('connections.add')}
      </Button>
    </Show>
  )
  return (
    <Page title={t('connections.title')} lead={t('connections.text')} actions={add()}>
      <Loaded query={webhooks} skeleton={<Skeleton rows={3} row="card" />}>
        {(list) => (
          <Section title={t('connections.list')} flush>
            <Show
              when={list().rows.length > 0}
              fallback={
                <EmptyState title={t('connections.none')} action={add()}>
                  {mayAdd() ? undefined : t('settings.adminChanges')}
                </EmptyState>
              }
            >
              <ul class="divide-y divide-line">
                <For each={list().rows}>
                  {(webhook) => <ConnectionRow webhook={webhook} onEdit={() => setEditing(webhook)} />}
                </For>
              </ul>
            </Show>
          </Section>
        )}
      </Loaded>
      <Show when={editing()} keyed>
        {(webhook) => (
          <ConnectionDialog webhook={webhook === 'new' ? null : webhook} onClose={() => setEditing(null)} />
        )}
      </Show>
    </Page>
  )
}

function ConnectionRow(props: { readonly webhook: WebhookView; readonly onEdit: () => void }): JSX.Element {
  const path = () => `/webhooks/${props.webhook.id}`
  const state = () => stateOf(props.webhook)
  const may = (deed: WebhookView['can'][number]) => props.webhook.can.includes(deed)
  const off = () => props.webhook.disabledAt !== null
  const turn = createDeed(() => changeWebhook(props.webhook.id, { disabled: !off() }))
  const test = createDeed(async () => {
    const tried = await api.post<WebhookTried>(`${path()}/test`)
    if (tried.ok) toast({ text: t('connections.tested') })
    else toast({ text: t('connections.testFailed', { error: tried.error ?? '' }), tone: 'bad' })
  })
  const resend = createDeed(async () => {
    const { count } = await api.post<{ count: number }>(`${path()}/resend`)
    toast({ text: t('connections.resent', { count }) })
    await webhooksChanged()
  })
  return (
    <li class="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div class="min-w-0 flex-1 basis-72">
        <p class="flex flex-wrap items-center gap-2 font-medium">
          {props.webhook.name}
          <Status tone={state().tone}>{t(`connections.${state().word}`)}</Status>
        </p>
        <p class="text-small text-ink-soft">
          {t(`connections.kind_${props.webhook.kind}`)} ·{' '}
          <code class="break-all">{props.webhook.address}</code> ·{' '}
          {props.webhook.events.length
            ? t('connections.eventsCount', { count: props.webhook.events.length })
            : t('connections.ladderOnly')}
        </p>
        <p class="text-small text-ink-soft">{healthText(props.webhook)}</p>
      </div>
      <div class="flex flex-wrap gap-2">
        <Show when={may('resend')}>
          <Button busy={resend.busy()} onClick={resend.run}>
            {t('connections.resend', { count: props.webhook.health.dead })}
          </Button>
        </Show>
        <Show when={may('test') && !off()}>
          <Button busy={test.busy()} onClick={test.run}>
            {t('connections.test')}
          </Button>
        </Show>
        <Show when={may('change')}>
          <Button onClick={() => props.onEdit()}>{t('connections.edit')}</Button>
          <Button tone="quiet" busy={turn.busy()} onClick={turn.run}>
            {off() ? t('connections.switchOn') : t('connections.switchOff')}
          </Button>
        </Show>
      </div>
    </li>
  )
}

const healthText = ({ health }: WebhookView): string =>
  [
    health.lastSuccessAt && t('connections.lastSuccess', { at: dateTime(health.lastSuccessAt) }),
    health.waiting > 0 && t('connections.waiting', { count: health.waiting }),
    health.dead > 0 && t('connections.dead', { count: health.dead }),
    health.lastError && t('connections.lastError', { error: health.lastError }),
  ]
    .filter(Boolean)
    .join(' · ')
