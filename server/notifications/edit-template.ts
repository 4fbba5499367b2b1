import { notificationKinds } from '../../shared/codes.ts'
import type { MailTemplate, TemplateList, TemplateView, TemplateVoice } from '../../shared/mail-templates.ts'
import type { NotificationKind } from '../../shared/mails.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { Fault } from '../../shared/refusals.ts'
import type { Locale } from '../../shared/text.ts'
import { record } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId, allows, scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { exampleOf } from './example.ts'
import { manufacturerOf } from './store.ts'
import { faultsOfWords } from './template.ts'
import { dropTemplate, findTemplate, listTemplates, writeTemplate } from './template-store.ts'
import { usualWords, voicesOf } from './usual-words.ts'
import { variablesOf } from './variables.ts'

const can = (actor: Actor): 'edit'[] => (allows(actor, 'settings:manage') ? ['edit'] : [])

/** Every kind of mail, with the languages in which the manufacturer has words of its own. */
export const listMailTemplates = (runtime: Runtime, actor: Actor): Promise<TemplateList> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const own = await listTemplates(tx, actor.tenantId)
    const rows = notificationKinds.map((kind) => ({
      kind,
      voices: voicesOf(kind),
      own: own
        .filter((template) => template.kind === kind)
        .map(({ locale, updatedAt, updatedBy }) => ({ locale, updatedAt, updatedBy })),
    }))
    return { rows, can: can(actor) }
  })

/** The manufacturer's words of one kind in one language beside Baton's, and what may stand in them. */
export const showTemplate = (
  runtime: Runtime,
  actor: Actor,
  kind: NotificationKind,
  locale: Locale,
): Promise<TemplateView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const kept = await findTemplate(tx, actor.tenantId, kind, locale)
    const { name } = await manufacturerOf(tx, actor.tenantId)
    const examples = exampleOf(kind, { locale, timeZone: actor.timeZone, manufacturer: name })
    const voices = voicesOf(kind)
    return {
      kind,
      locale,
      voices,
      version: kept?.version ?? 0,
      template: kept?.content ?? {},
      usual: Object.fromEntries(
        voices.map((voice) => [voice, usualWords(kind, locale, voice)]),
      ) as TemplateView['usual'],
      variables: variablesOf(kind).map((variable) => ({
        name: variable,
        example: examples.get(variable) ?? '',
      })),
      updatedAt: kept?.updatedAt.toISOString() ?? null,
      can: can(actor),
    }
  })

/**
 * Keeps the manufacturer's words as the version after the one that was edited, 0 where there was none.
 *
 * @throws Refused `invalid` with every fault by its place, or `version_conflict` with the version that is there
 */
export async function saveMailTemplate(
  runtime: Runtime,
  actor: Actor,
  kind: NotificationKind,
  locale: Locale,
  { template, version }: { template: MailTemplate; version: number },
): Promise<TemplateView> {
  refuseFaults(kind, template)
  await transact(runtime, scopeOf(actor), async (tx) => {
    const { tenantId } = actor
    const now = runtime.now()
    const before = (await findTemplate(tx, tenantId, kind, locale, true))?.version ?? 0
    if (before !== version) throw conflict(before, version)
    const updatedBy = actor.kind === 'user' ? actorId(actor) : null
    const kept = { tenantId, kind, locale, content: template, updatedAt: now, updatedBy }
    if (!(await writeTemplate(tx, kept, version))) throw conflict(version + 1, version)
    const data = { mail: kind, locale, version: version + 1 }
    await record(tx, runtime, actor, [{ kind: 'mail_template_saved', data }], now)
  })
  return showTemplate(runtime, actor, kind, locale)
}

/** Goes back to Baton's words. @throws Refused `not_found`, or `version_conflict` */
export const dropMailTemplate = (
  runtime: Runtime,
  actor: Actor,
  kind: NotificationKind,
  locale: Locale,
  version: number,
): Promise<void> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const kept = await findTemplate(tx, actor.tenantId, kind, locale, true)
    if (!kept) throw new Refused(refuse('not_found'))
    if (kept.version !== version) throw conflict(kept.version, version)
    await dropTemplate(tx, actor.tenantId, kind, locale)
    const data = { mail: kind, locale, version }
    await record(tx, runtime, actor, [{ kind: 'mail_template_dropped', data }], runtime.now())
  })

const conflict = (current: number, given: number) =>
  new Refused(refuse('version_conflict', { current, given }))

/** @throws Refused `invalid` with every fault of the words, by its place in the body */
export function refuseFaults(kind: NotificationKind, template: MailTemplate): void {
  const known = variablesOf(kind)
  const voices = voicesOf(kind)
  const faults = (Object.entries(template) as [TemplateVoice, MailTemplate[TemplateVoice]][]).flatMap(
    ([voice, words]): Fault[] => {
      const pointer = `/template/${voice}`
      if (!voices.includes(voice)) {
        const message = `is not how this mail speaks; it has words for ${voices.join(' and ')}`
        return [{ pointer, code: 'unknown_voice', message }]
      }
      return faultsOfWords(words ?? {}, known, pointer)
    },
  )
  if (faults.length) throw new Refused(refuse('invalid', {}, faults))
}
