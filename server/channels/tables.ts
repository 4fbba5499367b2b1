import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { WebhookKind } from '../../shared/channels.ts'
import { moment, tenantId, written } from '../db/columns.ts'

/** A browser that takes pushes for a person (RFC 8030, 8291). `failedAt`: its push service says that it is gone. */
export const pushSubscriptions = pgTable(
  'push_subscriptions',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    userId: uuid('user_id').notNull(),
    partnerId: uuid('partner_id'),
    endpoint: text('endpoint').notNull(),
    p256dh: text('p256dh').notNull(),
    auth: text('auth').notNull(),
    device: text('device'),
    createdAt: moment('created_at').notNull(),
    failedAt: moment('failed_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)

/** A place outside that is told what happens: a channel of Slack or Teams, or a program. Its address is a secret. */
export const webhooks = pgTable(
  'webhooks',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    kind: text('kind').$type<WebhookKind>().notNull(),
    url: text('url').notNull(),
    secret: text('secret').notNull(),
    events: text('events').array().notNull(),
    createdAt: moment('created_at').notNull(),
    createdBy: uuid('created_by'),
    disabledAt: moment('disabled_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)

/** A push or a call of a webhook that is owed; claimed, retried and given up as mails are. */
export const dispatches = pgTable(
  'dispatches',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    outboxId: uuid('outbox_id').notNull(),
    channel: text('channel').$type<'push' | 'webhook'>().notNull(),
    targetId: uuid('target_id').notNull(),
    payload: written<Record<string, unknown>>('payload').notNull(),
    status: text('status').$type<'owed' | 'sending' | 'sent' | 'dead'>().notNull(),
    attempts: integer('attempts').notNull(),
    dueAt: moment('due_at').notNull(),
    lease: uuid('lease'),
    lastError: text('last_error'),
    createdAt: moment('created_at').notNull(),
    sentAt: moment('sent_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)
