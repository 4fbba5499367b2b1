import { createHmac } from 'node:crypto'
import type { WebhookKind } from '../../shared/channels.ts'
import type { Event } from './event.ts'
import { wordsOf } from './words.ts'

/** What a webhook is sent. */
export interface Message {
  headers: Record<string, string>
  body: string
}

/**
 * An event as the place reads it: a message of Slack's blocks, an adaptive card for a Teams workflow, or JSON with a
 * signature. The id is the same at every attempt, so that a program can tell what it has had.
 *
 * @param now when it is sent; the signature holds it, so that an old message cannot be sent again as new
 */
export function messageOf(
  { kind, secret }: { kind: WebhookKind; secret: string },
  id: string,
  event: Event,
  now: Date,
): Message {
  const body = JSON.stringify(
    kind === 'slack' ? slack(event) : kind === 'teams' ? teams(event) : { id, ...plainOf(event) },
  )
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'X-Baton-Id': id }
  if (kind !== 'json') return { headers, body }
  const at = String(Math.floor(now.getTime() / 1000))
  return {
    headers: { ...headers, 'X-Baton-Signature': `t=${at},v1=${signatureOf(secret, at, id, body)}` },
    body,
  }
}

/** HMAC-SHA256 over `time.id.body`, in hex; the time is in seconds since 1970. */
export const signatureOf = (secret: string, at: string, id: string, body: string): string =>
  createHmac('sha256', secret).update(`${at}.${id}.${body}`).digest('hex')

const plainOf = ({ locale: _locale, timeZone: _timeZone, ...event }: Event) => event

function factsOf({ partner, respondBy, locale, timeZone }: Event): [label: string, value: string][] {
  const words = wordsOf(locale)
  const by = respondBy && words.moment(respondBy, timeZone)
  return [
    ...(partner ? [[words.partner, partner.name] as [string, string]] : []),
    ...(by ? [[words.respondBy, by] as [string, string]] : []),
  ]
}

function slack(event: Event) {
  const facts = factsOf(event)
  const fields = facts.map(([label, value]) => ({ type: 'mrkdwn', text: `*${label}*\n${slackText(value)}` }))
  const open = { type: 'plain_text', text: wordsOf(event.locale).open }
  return {
    text: slackText(event.text),
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `*${slackText(event.text)}*` } },
      ...(fields.length ? [{ type: 'section', fields }] : []),
      { type: 'actions', elements: [{ type: 'button', text: open, url: event.url }] },
    ],
  }
}

/** Slack's three control characters. What would be markup stays what was typed. */
const slackText = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`]/g, '\u200b$&')

function teams(event: Event) {
  const facts = factsOf(event).map(([title, value]) => ({ title, value: cardText(value) }))
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            { type: 'TextBlock', text: cardText(event.text), weight: 'Bolder', size: 'Medium', wrap: true },
            ...(facts.length ? [{ type: 'FactSet', facts }] : []),
          ],
          actions: [{ type: 'Action.OpenUrl', title: wordsOf(event.locale).open, url: event.url }],
        },
      },
    ],
  }
}

/** Cards read Markdown. */
const cardText = (text: string) => text.replace(/[\\[\]()*_~`#]/g, '\\$&')
