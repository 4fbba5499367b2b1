import type { z } from 'zod'
import type {
  NewWebhookView,
  WebhookTried,
  WebhookView,
  changeWebhook,
  newWebhook,
} from '../../shared/channels.ts'
import { webhookEvents } from '../../shared/notification-groups.ts'
import type { NotificationKind } from '../../shared/mails.ts'
import type { Fault } from '../../shared/refusals.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { newSecret } from '../identity/secrets.ts'
import type { Runtime } from '../runtime.ts'
import { oweDeadAgain } from './dispatch-store.ts'
import { send } from './send.ts'
import { webhookOf } from './view.ts'
import { faultOfAddress } from './webhook.ts'
import type { Webhook } from './webhook-store.ts'
import {
  findWebhook,
  healthOf,
  insertWebhook,
  lockWebhook,
  nameTaken,
  saveWebhook,
  webhooksOf,
} from './webhook-store.ts'
import { wordsOf } from './words.ts'

/** The manufacturer's webhooks with how they fare, those at work first. */
export const listWebhooks = (runtime: Runtime, actor: Actor): Promise<{ rows: WebhookView[] }> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const health = await healthOf(tx, actor.tenantId)
    const rows = await webhooksOf(tx, actor.tenantId)
    return { rows: rows.map((row) => webhookOf(row, health.get(row.id), actor)) }
  })

/** @throws Refused `invalid` when the name is taken, the address is none to call, or an event is one person's business */
export const makeWebhook = (
  runtime: Runtime,
  actor: Actor,
  { name, kind, url, events }: z.output<typeof newWebhook>,
): Promise<NewWebhookView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    await refuseFaults(tx, runtime, actor, { id: null, name, url, events })
    const webhook: Webhook = {
      tenantId: actor.tenantId,
      id: runtime.newId(),
      name,
      kind,
      url,
      secret: newSecret(),
      events,
      createdAt: now,
      createdBy: actor.kind === 'user' ? actor.userId : null,
      disabledAt: null,
    }
    await insertWebhook(tx, webhook)
    await note(tx, runtime, actor, 'webhook_made', { webhookId: webhook.id, as: kind, events })
    return { ...webhookOf(webhook, undefined, actor), secret: kind === 'json' ? webhook.secret : null }
  })

/** @throws Refused `not_found`, or `invalid` as `makeWebhook` does */
export const editWebhook = (
  runtime: Runtime,
  actor: Actor,
  id: string,
  { disabled, ...changes }: z.output<typeof changeWebhook>,
): Promise<WebhookView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const webhook = await lockWebhook(tx, actor.tenantId, id)
    if (!webhook) throw new Refused(refuse('not_found'))
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    const disabledAt =
      disabled === undefined ? webhook.disabledAt : disabled ? (webhook.disabledAt ?? runtime.now()) : null
    const changed: Webhook = { ...webhook, ...given, disabledAt }
    await refuseFaults(tx, runtime, actor, changed)
    await saveWebhook(tx, changed)
    const data = { webhookId: id, fields: Object.keys(given), disabled: disabledAt !== null }
    await note(tx, runtime, actor, 'webhook_changed', data)
    return webhookOf(changed, (await healthOf(tx, actor.tenantId)).get(id), actor)
  })

/** Sends a test to a webhook now, and says what came of it; nothing is kept. @throws Refused `not_found` */
export async function tryWebhook(runtime: Runtime, actor: Actor, id: string): Promise<WebhookTried> {
  const target = await transact(runtime, scopeOf(actor), (tx) => findWebhook(tx, actor.tenantId, id))
  if (!target) throw new Refused(refuse('not_found'))
  const { locale, timeZone } = actor
  const nothing = { partner: null, leadId: null, offerId: null, opportunityId: null, respondBy: null }
  const event = {
    kind: 'test' as const,
    at: runtime.now().toISOString(),
    text: wordsOf(locale).trial,
    manufacturer: '',
  }
  const payload = { ...event, ...nothing, locale, timeZone, url: `${runtime.baseUrl}/settings/connections` }
  const attempt = await send(runtime, {
    channel: 'webhook',
    id: runtime.newId(),
    targetId: id,
    since: payload.at,
    attempts: 1,
    payload,
    target,
  })
  if ('error' in attempt) return { ok: false, status: null, error: attempt.error }
  const ok = attempt.status >= 200 && attempt.status < 300
  return { ok, status: attempt.status, error: ok ? null : `answered ${attempt.status}` }
}

/** Owes once more what was given up for a webhook. @throws Refused `not_found` */
export async function resendDead(runtime: Runtime, actor: Actor, id: string): Promise<{ count: number }> {
  const count = await transact(runtime, scopeOf(actor), async (tx) => {
    if (!(await lockWebhook(tx, actor.tenantId, id))) throw new Refused(refuse('not_found'))
    const count = await oweDeadAgain(tx, actor.tenantId, id, runtime.now())
    if (count) await note(tx, runtime, actor, 'webhook_resent', { webhookId: id, count })
    return count
  })
  runtime.wake()
  return { count }
}

const note = (tx: Tx, runtime: Runtime, actor: Actor, kind: string, data: Record<string, unknown>) =>
  record(tx, runtime, actor, [{ kind, data }], runtime.now())

async function refuseFaults(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  webhook: {
    id: string | null
    name: string
    url: string
    events: readonly string[]
    disabledAt?: Date | null
  },
): Promise<void> {
  const faults: Fault[] = webhook.events.flatMap((kind, at) =>
    webhookEvents.includes(kind as NotificationKind)
      ? []
      : [
          {
            pointer: `/events/${at}`,
            code: 'personal',
            message: 'is one person’s own business; leave it out',
          },
        ],
  )
  const address = faultOfAddress(webhook.url, runtime.outbound ?? { loopback: false })
  if (address) faults.push(address)
  if (!webhook.disabledAt && (await nameTaken(tx, actor.tenantId, webhook.name, webhook.id)))
    faults.push({
      pointer: '/name',
      code: 'name_taken',
      message: 'is the name of another connection; choose another',
    })
  if (faults.length) throw new Refused(refuse('invalid', {}, faults))
}
