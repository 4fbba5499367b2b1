import { createHash } from 'node:crypto'
import PostalMime from 'postal-mime'
import type { Address, Attachment, Email } from 'postal-mime'
import { short } from '../notifications/plain.ts'
import { textOfHtml } from './html-text.ts'
import type { MailIn } from './mail-in.ts'

/** Deeper nesting and longer headers are nobody's honest mail. */
const limits = { maxNestingDepth: 30, maxHeadersSize: 256 * 1024, forceRfc822Attachments: true }

/** Ten megabytes of attachment have two thirds of that; each line costs the parser time, however short. */
const mostLines = 200_000

/** A message that cannot be taken apart. */
export class Unreadable extends Error {}

/** Takes a raw message (RFC 5322) apart. @throws Unreadable */
export async function parseMail(raw: Uint8Array): Promise<MailIn> {
  const email = await parsed(raw)
  const headers = new Map<string, string>()
  for (const { key, value } of email.headers) if (!headers.has(key)) headers.set(key, value)
  const senders = email.headers.filter(({ key }) => key === 'from').length
  const from = senders === 1 ? addressesOf([email.from]) : []
  const given = idsIn(email.messageId)[0]
  return {
    messageId: given ?? `<${createHash('sha256').update(raw).digest('hex')}@no-message-id>`,
    from: from.length === 1 ? from[0]! : '',
    to: [...addressesOf(email.to), ...addressesOf(email.cc), ...forwardedTo(headers)],
    subject: short(email.subject ?? '', 300),
    headers,
    answers: [...idsIn(email.inReplyTo), ...idsIn(email.references).reverse()].slice(0, 50),
    text: wordsOf(email),
    report: email.attachments.filter(isReport).map(contentOf).join('\n\n').slice(0, 100_000),
  }
}

async function parsed(raw: Uint8Array): Promise<Email> {
  if (hasMoreLines(raw, mostLines)) throw new Unreadable(`has more than ${mostLines} lines`)
  try {
    return await PostalMime.parse(raw, limits)
  } catch (error) {
    throw new Unreadable(short((error as Error).message, 200) || 'cannot be taken apart', { cause: error })
  }
}

function hasMoreLines(raw: Uint8Array, most: number): boolean {
  let at = -1
  for (let lines = 0; lines <= most; lines++) {
    at = raw.indexOf(10, at + 1)
    if (at < 0) return false
  }
  return true
}

const wordsOf = ({ text, html }: Email): string => {
  const words = text?.trim() ? text : html ? textOfHtml(html) : ''
  return withoutKeys(words.slice(0, 200_000).replaceAll('\u0000', '').toWellFormed())
}

/**
 * Whoever answers quotes our mail, and with it links that act for whoever holds them: what follows the # of an address
 * goes, and so does whatever is as long as a signature, unless it is a line drawn.
 */
const withoutKeys = (words: string): string =>
  words.replace(/#[\w.=-]{20,}/g, '#…').replace(/(?![-_]{12})[\w-]{43,}(?:\.[\w-]+)*/g, '…')

/** Message-IDs of a header, in angle brackets, at most 250 characters each. */
const idsIn = (header: string | undefined): string[] =>
  (header ?? '')
    .slice(0, 20_000)
    .match(/<[^<>\s\p{Cc}]{3,248}>/gu)
    ?.map((id) => id.toWellFormed()) ?? []

function addressesOf(list: readonly (Address | undefined)[] | undefined): string[] {
  return (list ?? [])
    .flatMap((one) => (one?.group ? one.group : one?.address ? [one] : []))
    .map(({ address }) => short(address.toLowerCase(), 320))
    .filter((address) => /^[^\s@<>]+@[^\s@<>]+$/.test(address))
    .slice(0, 200)
}

/** Where a mailbox says under which of its addresses the mail arrived. */
const forwardedTo = (headers: ReadonlyMap<string, string>): string[] =>
  ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-forwarded-to'].flatMap((name) =>
    (headers.get(name) ?? '')
      .slice(0, 20_000)
      .toLowerCase()
      .split(/[\s<>,;]+/)
      .filter((word) => word.length <= 320 && word.includes('@')),
  )

const isReport = ({ mimeType }: Attachment) =>
  /^(message\/(delivery-status|global-delivery-status|rfc822|global)|text\/rfc822-headers)/.test(mimeType)

function contentOf({ content }: Attachment): string {
  if (typeof content === 'string') return content
  const bytes = content instanceof Uint8Array ? content : new Uint8Array(content)
  return new TextDecoder().decode(bytes.subarray(0, 50_000)).replaceAll('\u0000', '')
}
