import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { NewWebhookView, WebhookKind, WebhookView } from '../../shared/channels.ts'
import { webhookKinds } from '../../shared/codes.ts'
import { webhookEvents } from '../../shared/notification-groups.ts'
import { api } from '../api/client.ts'
import { faultAt } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/choice.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { changeWebhook, webhooksChanged } from './data.ts'

interface Typed {
  name: string
  kind: WebhookKind
  url: string
  events: string[]
}

const empty: Typed = {
  name: '',
  kind: 'slack',
  url: '',
  events: ['lead_unassigned', 'offer_escalated', 'opportunity_silent'],
}

/** Adds a connection, or changes one; its address is typed and never shown again. */
export function ConnectionDialog(props: {
  readonly webhook: WebhookView | null
  readonly onClose: () => void
}): JSX.Element {
  // The dialog keeps the connection that it was opened with.
  // oxlint-disable-next-line solid/reactivity
  const before = props.webhook
  const [typed, setTyped] = createStore<Typed>(
    before ? { name: before.name, kind: before.kind, url: '', events: [...before.events] } : { ...empty },
  )
  const [secret, setSecret] = createSignal<string | null>(null)
  const save = createDeed(async () => {
    const said = { name: typed.name, events: typed.events }
    if (before) await changeWebhook(before.id, { ...said, ...(typed.url ? { url: typed.url } : {}) })
    else {
      const made = await api.post<NewWebhookView>('/webhooks', { ...said, kind: typed.kind, url: typed.url })
      await webhooksChanged()
      if (made.secret) return void setSecret(made.secret)
    }
    props.onClose()
  })
  const fault = (pointer: string) => faultAt(save.problem(), pointer)?.message
  const turn = (event: string, on: boolean) =>
    setTyped('events', on ? [...typed.events, event] : typed.events.filter((one) => one !== event))
  return (
    <Dialog open wide onClose={props.onClose} title={before ? before.name : t('connections.add')}>
      <Show
        when={secret()}
        fallback={
          <Form onSubmit={save.run} problem={save.problem()}>
            <TextField
              label={t('connections.name')}
              required
              value={typed.name}
              onInput={(text) => setTyped('name', text)}
              error={fault('/name')}
            />
            <Show when={!before}>
              <Select
                label={t('connections.kind')}
                value={typed.kind}
                onChange={(kind) => setTyped('kind', kind)}
                options={webhookKinds.map((kind) => ({ value: kind, label: t(`connections.kind_${kind}`) }))}
              />
            </Show>
            <TextField
              type="url"
              label={t('connections.url')}
              hint={before ? t('connections.urlKept', { address: before.address }) : t('connections.urlHint')}
              required={!before}
              autocomplete="off"
              value={typed.url}
              onInput={(text) => setTyped('url', text.trim())}
              error={fault('/url')}
            />
            <fieldset>
              <legend class="mb-1.5 font-medium">{t('connections.events')}</legend>
              <div class="grid gap-x-6 md:grid-cols-2">
                <For each={webhookEvents}>
                  {(event) => (
                    <Checkbox
                      label={t(`mails.kind_${event}`)}
                      checked={typed.events.includes(event)}
                      onChange={(on) => turn(event, on)}
                    />
                  )}
                </For>
              </div>
            </fieldset>
            <div class="flex flex-wrap gap-2">
              <Button type="submit" tone="primary" busy={save.busy()}>
                {t('connections.save')}
              </Button>
              <Button onClick={() => props.onClose()}>{t('connections.cancel')}</Button>
            </div>
          </Form>
        }
      >
        {(shown) => (
          <div class="grid gap-4">
            <h3 class="font-medium">{t('connections.secretTitle')}</h3>
            <code class="rounded-small bg-sunken p-3 break-all">{shown()}</code>
            <p class="text-ink-soft">{t('connections.secretText')}</p>
            <div>
              <Button tone="primary" onClick={() => props.onClose()}>
                {t('connections.close')}
              </Button>
            </div>
          </div>
        )}
      </Show>
    </Dialog>
  )
}
