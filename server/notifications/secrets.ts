import type { Locale } from '../../shared/text.ts'
import type { Actor } from '../identity/actor.ts'
import { allows } from '../identity/actor.ts'
import type { Mail } from './desk-store.ts'
import { escapeHtml } from './plain.ts'

/** How much of a mail somebody at the desk may read. */
export type Openness = 'whole' | 'without_links' | 'withheld'

/**
 * Links in mails act for whoever holds them. So a reset is read by its owner alone, an invitation to the
 * manufacturer's own desk by admins, and everything else with working links only by those who steer leads.
 */
export function opennessOf(mail: Pick<Mail, 'kind'>, invitesColleague: boolean, actor: Actor): Openness {
  if (mail.kind === 'password_reset') return 'withheld'
  if (actor.kind !== 'user') return 'without_links'
  const needed = invitesColleague ? 'settings:manage' : 'leads:steer'
  return allows(actor, needed) ? 'whole' : 'without_links'
}

const sentences: Record<Locale, string> = {
  en: 'The words of this mail are withheld, because its link sets a password.',
  de: 'Der Text dieser Mail wird nicht gezeigt, weil ihr Link ein Passwort setzt.',
}

/** Text and HTML as far as they may be read. */
export function wordsOf(mail: Pick<Mail, 'text' | 'html'>, openness: Openness, locale: Locale) {
  if (openness === 'whole') return { text: mail.text, html: mail.html }
  if (openness === 'without_links') return { text: withoutTokens(mail.text), html: withoutTokens(mail.html) }
  const sentence = sentences[locale]
  const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escapeHtml(sentence)}</title></head><body style="font:15px/24px sans-serif;padding:16px">${escapeHtml(sentence)}</body></html>`
  return { text: sentence, html }
}

/** Links without what follows ? or #, where the tokens are. */
const withoutTokens = (words: string): string =>
  words.replace(/(https?:\/\/[^\s"'<>?#]*)[?#][^\s"'<>]*/g, '$1')
