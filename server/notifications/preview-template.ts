import type { z } from 'zod'
import type {
  previewTemplate,
  TemplatePreview,
  TestMailSent,
  TemplateVoice,
} from '../../shared/mail-templates.ts'
import type { NotificationKind } from '../../shared/mails.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { Locale } from '../../shared/text.ts'
import { transact } from '../db/transact.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { checkedData, compose, templateKey } from './compose.ts'
import { refuseFaults } from './edit-template.ts'
import { sampleMoment } from './example.ts'
import { samples } from './samples.ts'
import { insertMails, manufacturerOf } from './store.ts'
import { addressOf, keepTold, newestOf } from './template-store.ts'

type Draft = z.output<typeof previewTemplate>

interface Shown extends TemplatePreview {
  data: object
}

/**
 * The mail as the draft would word it, with what the newest notification of the kind told, else with a sample. Its
 * button leads to the portal's front door: a preview holds no working link.
 *
 * @throws Refused `invalid` with every fault of the draft
 */
export async function previewMail(
  runtime: Runtime,
  actor: Actor,
  kind: NotificationKind,
  locale: Locale,
  draft: Draft,
): Promise<TemplatePreview> {
  refuseFaults(kind, draft.template)
  const { data: _, ...preview } = await transact(runtime, scopeOf(actor), (tx) =>
    compared(tx, runtime, actor, kind, locale, draft),
  )
  return preview
}

const marks: Record<Locale, string> = { en: 'Test', de: 'Test' }

/**
 * Sends the draft to whoever asks for it, marked as a test, by the same way that every mail goes.
 *
 * @throws Refused `invalid`; `forbidden` for a machine, which has no address
 */
export async function sendTestMail(
  runtime: Runtime,
  actor: Actor,
  kind: NotificationKind,
  locale: Locale,
  draft: Draft,
): Promise<TestMailSent> {
  refuseFaults(kind, draft.template)
  if (actor.kind !== 'user') throw new Refused(refuse('forbidden', { permission: 'settings:manage' }))
  const sent = await transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const { subject, text, html, data } = await compared(tx, runtime, actor, kind, locale, draft)
    const address = await addressOf(tx, actor.userId)
    const id = runtime.newId()
    const outboxId = runtime.newId()
    const status = runtime.mailer ? ('owed' as const) : ('kept' as const)
    await keepTold(tx, actor.tenantId, { id: outboxId, kind, userId: actor.userId, data }, now)
    const mail = {
      id,
      outboxId,
      kind,
      leadId: null,
      userId: actor.userId,
      status,
      dueAt: now,
      toName: actor.name,
      toAddress: address,
      subject: `[${marks[locale]}] ${subject}`,
      text,
      html,
      messageId: `<${id}@${new URL(runtime.baseUrl).hostname}>`,
    }
    await insertMails(tx, actor.tenantId, [mail], now)
    return { id, status, address }
  })
  runtime.wake()
  return sent
}

async function compared(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  kind: NotificationKind,
  locale: Locale,
  { template, voice, timeZone }: Draft,
): Promise<Shown> {
  const { name: manufacturer } = await manufacturerOf(tx, actor.tenantId)
  const newest = secret.has(kind) ? null : await newestOf(tx, actor.tenantId, kind)
  const real = newest && whole(kind, newest.data) ? newest : null
  const data = real?.data ?? samples[kind]
  const about = {
    name: actor.kind === 'user' ? actor.name : 'Jana Keller',
    locale,
    timeZone: timeZone ?? actor.timeZone,
    desk: deskOf(voice),
    manufacturer,
    link: `${runtime.baseUrl}/`,
    at: real?.createdAt ?? sampleMoment,
  }
  const templates = new Map([[templateKey(kind, locale), template]])
  const { subject, text, html } = compose(kind, data as never, about, templates)
  return { subject, text, html, real: real !== null, data: secret.has(kind) ? {} : data }
}

const deskOf = (voice: TemplateVoice): 'partner' | 'manufacturer' =>
  voice === 'manufacturer' ? 'manufacturer' : 'partner'

/** What was told in these holds a link that acts. */
const secret: ReadonlySet<NotificationKind> = new Set(['password_reset', 'invitation'])

function whole(kind: NotificationKind, data: object): boolean {
  try {
    return Boolean(checkedData(kind, data))
  } catch {
    return false
  }
}
