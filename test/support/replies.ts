import { buildApp } from '../../server/app.ts'
import type { Locale } from '../../shared/text.ts'
import { anOpportunity, aNetwork } from './opportunities.ts'
import type { Client } from './people.ts'
import { aPerson } from './people.ts'
import { publishedRules } from './rules.ts'
import { anSmtpPeer } from './smtp.ts'
import type { Received, SmtpPeer } from './smtp.ts'
import type { World } from './world.ts'
import { aWorld } from './world.ts'

export const inbound = 'replies@leads.example.com'

let nth = 0

/** A world whose mails leave over a socket and ask for their answers at an address of ours. */
export interface MailWorld extends World {
  peer: SmtpPeer
  net: Awaited<ReturnType<typeof aNetwork>>
  jana: Client
}

export async function aMailWorld(locale: Locale = 'en', start?: string): Promise<MailWorld> {
  const world = (await aWorld(start)) as MailWorld
  world.peer = await anSmtpPeer()
  world.runtime = { ...world.runtime, mailer: world.peer.mailer, inboundAddress: inbound }
  world.app = buildApp(world.runtime)
  const { sweeps, deliveries, simulations } = await import('../../server/sweeps.ts')
  const { sweepAll } = await import('../../server/sweeps/run.ts')
  world.sweep = () => sweepAll(world.runtime, [...sweeps, ...deliveries, ...simulations])
  world.net = await aNetwork(world, locale)
  const { tenantId, partnerId } = world.net
  const person = { name: 'Jana Keller', email: 'jana@alpen.example', locale }
  world.jana = await aPerson(world, { tenantId, partnerId, role: 'partner_admin' }, person)
  const { close } = world
  world.close = async () => {
    await world.peer.close()
    await close()
  }
  return world
}

/** The mail that asks how an opportunity stands, as it arrived at its reader. */
export async function aFollowUp(
  world: MailWorld,
): Promise<{ mail: Received; opportunityId: string; leadId: string }> {
  const { tenantId, partnerId } = world.net
  const made = await anOpportunity(world, tenantId, partnerId)
  world.clock.forward({ days: 1, minutes: 5 })
  return { ...made, mail: await nextMail(world) }
}

/** The mail of an offer, as it arrived at its reader. */
export async function anOfferMail(world: MailWorld): Promise<{ mail: Received; offerId: string }> {
  await publishedRules(world, world.net.tenantId, {
    rules: [
      {
        key: 'all',
        name: 'All',
        when: { all: [{ fact: 'country', operator: 'equal', value: 'DE' }] },
        then: { do: 'distribute', orders: ['round_robin'], pool: { partners: [world.net.partnerId] } },
      },
    ],
  })
  // What is owed of before goes first, so that the next mail is the offer's.
  await world.sweep()
  const { body } = await world.net.manager.post('/api/leads', {
    person: {
      firstName: 'Eva',
      lastName: 'Koch',
      email: `eva@customer-${++nth}.example`,
    },
    address: { country: 'DE', postalCode: '80331', town: 'München' },
    need: { productLine: 'Heat pump' },
  })
  if (!body.offer) throw new Error(JSON.stringify(body))
  return { offerId: body.offer.id, mail: await nextMail(world) }
}

/** Sends what is owed; the newest mail to Jana. */
export async function nextMail(world: MailWorld): Promise<Received> {
  const before = world.peer.box.length
  await world.sweep()
  const mail = world.peer.box
    .slice(before)
    .find(({ recipients }) => recipients.includes('jana@alpen.example'))
  if (!mail) throw new Error('no mail came to Jana')
  return mail
}

/** What a mail program sends when its user answers a mail. */
export function replyTo(
  { mail }: Received,
  words: string,
  { from = 'Jana Keller <jana@alpen.example>', headers = {} as Record<string, string | null> } = {},
): Uint8Array {
  const all: Record<string, string | null> = {
    From: from,
    To: mail.replyTo?.[0]?.address ?? 'replies@leads.example.com',
    Subject: `Re: ${mail.subject}`,
    'Message-ID': `<reply-${++nth}@alpen.example>`,
    'In-Reply-To': mail.messageId ?? null,
    Date: 'Mon, 2 Mar 2026 11:00:00 +0100',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  }
  const head = Object.entries(all)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')
  const quoted = (mail.text ?? '').replace(/^/gm, '> ')
  const body = `${words}\n\nOn Mon, 2 Mar 2026 at 10:00, Nordlicht <x@y.example> wrote:\n${quoted}`
  return new TextEncoder().encode(`${head}\r\n\r\n${body.replace(/\r?\n/g, '\r\n')}\r\n`)
}

/** Hands a message to `POST /api/inbound`. */
export async function post(world: MailWorld, raw: Uint8Array, key = world.net.apiKey) {
  const response = await world.app.request('/api/inbound', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'message/rfc822' },
    body: Buffer.from(raw),
  })
  return { status: response.status, body: await response.json() }
}
