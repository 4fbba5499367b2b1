import { and, asc, eq, sql } from 'drizzle-orm'
import type { MailTemplate } from '../../shared/mail-templates.ts'
import type { NotificationKind } from '../../shared/mails.ts'
import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'
import type { Templates } from './compose.ts'
import { templateKey } from './compose.ts'
import { mailTemplates } from './tables.ts'

export type Template = typeof mailTemplates.$inferSelect

/** The manufacturer's own words of every kind and language, as composing wants them. */
export async function templatesOf(tx: Tx, tenantId: string): Promise<Templates> {
  const rows = await tx.select().from(mailTemplates).where(eq(mailTemplates.tenantId, tenantId))
  return new Map(rows.map(({ kind, locale, content }) => [templateKey(kind, locale), content]))
}

export const listTemplates = (
  tx: Tx,
  tenantId: string,
): Promise<{ kind: NotificationKind; locale: Locale; updatedAt: string; updatedBy: string | null }[]> =>
  tx.execute(sql`
    select t.kind, t.locale, u.name as "updatedBy",
           to_char(t.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt"
    from mail_templates t left join users u on u.id = t.updated_by
    where t.tenant_id = ${tenantId} order by t.kind, t.locale`)

export async function findTemplate(
  tx: Tx,
  tenantId: string,
  kind: NotificationKind,
  locale: Locale,
  forUpdate = false,
): Promise<Template | null> {
  const query = tx
    .select()
    .from(mailTemplates)
    .where(
      and(
        eq(mailTemplates.tenantId, tenantId),
        eq(mailTemplates.kind, kind),
        eq(mailTemplates.locale, locale),
      ),
    )
    .orderBy(asc(mailTemplates.locale))
  const [found] = await (forUpdate ? query.for('update') : query)
  return found ?? null
}

/** Keeps the words as the version after `before`; answers whether nobody was faster. */
export async function writeTemplate(
  tx: Tx,
  template: Omit<Template, 'version' | 'content'> & { content: MailTemplate },
  before: number,
): Promise<boolean> {
  const { tenantId, kind, locale, content, updatedAt, updatedBy } = template
  const written = await tx.execute(sql`
    insert into mail_templates as t (tenant_id, kind, locale, content, version, updated_at, updated_by)
    values (${tenantId}, ${kind}, ${locale}, ${JSON.stringify(content)}::text::jsonb, ${before + 1},
            ${updatedAt.toISOString()}, ${updatedBy})
    on conflict (tenant_id, kind, locale) do update
      set content = excluded.content, version = excluded.version, updated_at = excluded.updated_at,
          updated_by = excluded.updated_by
      where t.version = ${before}
    returning version`)
  return written.length > 0
}

export const dropTemplate = (tx: Tx, tenantId: string, kind: NotificationKind, locale: Locale) =>
  tx.execute(sql`
    delete from mail_templates where tenant_id = ${tenantId} and kind = ${kind} and locale = ${locale}`)

/** The newest notification of a kind that was told. */
export async function newestOf(
  tx: Tx,
  tenantId: string,
  kind: NotificationKind,
): Promise<{ data: Record<string, unknown>; createdAt: string } | null> {
  const [row] = await tx.execute<{ data: Record<string, unknown>; createdAt: string }>(sql`
    select o.data, to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"
    from mails m join outbox o on o.tenant_id = m.tenant_id and o.id = m.outbox_id
    where m.tenant_id = ${tenantId} and m.kind = ${kind}
    order by m.created_at desc, m.id desc limit 1`)
  return row ?? null
}

/** A notification to one person whose mail is written with it. */
export async function keepTold(
  tx: Tx,
  tenantId: string,
  told: { id: string; kind: NotificationKind; userId: string; data: object },
  now: Date,
): Promise<void> {
  await tx.execute(sql`
    insert into outbox (tenant_id, id, kind, audience, user_id, data, created_at, status)
    values (${tenantId}, ${told.id}, ${told.kind}, 'person', ${told.userId}, ${JSON.stringify(told.data)}::text::json,
            ${now.toISOString()}, 'done')`)
}

/** Where a person is written to. */
export async function addressOf(tx: Tx, userId: string): Promise<string> {
  const [user] = await tx.execute<{ email: string }>(sql`select email from users where id = ${userId}`)
  return user!.email
}
