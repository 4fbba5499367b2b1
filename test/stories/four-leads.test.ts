import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { invariants } from '../support/invariants.ts'
import { aPartner } from '../support/network.ts'
import type { Client, TestManufacturer } from '../support/people.ts'
import { aManufacturer, aPerson, clientOf } from '../support/people.ts'
import { ask } from '../support/racers.ts'
import { everyLead, publishedRules } from '../support/rules.ts'
import type { SmtpPeer } from '../support/smtp.ts'
import { anSmtpPeer } from '../support/smtp.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

// Four leads from arrival to outcome, with every mail on the way, as it came in at the other end of a real SMTP
// conversation. With MAILS_TO set to a folder the mails are written there as pages, to be looked at.

describe.each(['en', 'de'] as const)('in %s', (locale) => {
  let world: World
  let peer: SmtpPeer
  let maker: TestManufacturer
  let manager: Client
  let partners: { id: string; name: string; address: string }[]
  beforeEach(async () => {
    world = await aWorld('2026-03-02T09:00:00.000Z')
    peer = await anSmtpPeer()
    ;(world.runtime as { mailer: unknown }).mailer = peer.mailer
    maker = await aManufacturer(world, { locale })
    manager = await person('channel_manager', 'Jonas Brandt', 'jonas@nordlicht.example')
    await maker.admin.patch('/api/settings', {
      customerMails: { introduce: true, check: true, checkAfterDays: 4, checkAfterDaysBusiness: 10 },
    })
    partners = []
    for (const [name, who] of [
      ['Alpen Solar', 'Anna Alm'],
      ['Bergwerk Wärme', 'Bernd Berg'],
      ['Chiemsee Klima', 'Clara Chiem'],
    ] as const) {
      const { id } = await aPartner(world, maker.tenantId, { name, phone: '+49 89 123456' })
      const address = `${who.split(' ')[0]!.toLowerCase()}@partner.example`
      await person('partner_admin', who, address, id)
      partners.push({ id, name, address })
    }
    await publishedRules(world, maker.tenantId, everyLead('round_robin'))
  })
  afterEach(async () => {
    await peer.close()
    expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
    expect(await invariants(world.url)).toEqual([])
    await world.close()
  })

  const person = (
    role: 'channel_manager' | 'partner_admin',
    name: string,
    email: string,
    partnerId: string | null = null,
  ) => aPerson(world, { tenantId: maker.tenantId, partnerId, role }, { name, email, locale })

  const eva = {
    person: { firstName: 'Eva', lastName: 'Muster', email: 'eva@example.org', phone: '+49 170 1234567' },
    company: { name: 'Hotel Seeblick' },
    address: { country: 'DE', postalCode: '80331', town: 'München' },
    need: { productLine: 'Heat pump', quantity: 2, budget: 45_000, currency: 'EUR' },
    language: locale,
  }
  const arrives = async () => {
    const { status, body } = await manager.post('/api/leads', eva)
    expect(status).toBe(201)
    await world.sweep()
    return body.lead.id as string
  }
  /** What came in since the last look, as `kind → first name`, and written down as pages where that is asked for. */
  let seen = 0
  const cameIn = async (story: string) => {
    const kinds = await ask<{ id: string; kind: string }>(world, 'select message_id as id, kind from mails')
    const fresh = peer.box.slice(seen).map(({ mail, recipients }, nth) => {
      const kind = kinds.find(({ id }) => id === mail.messageId)!.kind
      keep(`${story}-${locale}-${String(seen + nth).padStart(2, '0')}-${kind}`, mail.html!)
      return `${kind} → ${recipients[0]!.split('@')[0]}`
    })
    seen = peer.box.length
    return fresh.sort()
  }
  beforeEach(() => void (seen = 0))
  const at = async (moment: string) => {
    world.clock.set(moment)
    await world.sweep()
  }
  /** Whoever follows the link of the newest such mail to somebody, with its token. */
  const holderOf = (address: string, page: string): Client => {
    const mails = peer.box.filter(
      ({ recipients, mail }) => recipients[0] === address && mail.text!.includes(page),
    )
    const token = new RegExp(`${page}[^#\\s]*#([\\w.-]+)`).exec(mails.at(-1)!.mail.text!)![1]!
    return clientOf(world, { 'x-baton-link': token })
  }
  const lead = async (id: string) => (await manager.get(`/api/leads/${id}`)).body

  test('a partner who is silent: reminded, escalated, and the lead goes on until somebody wins it', async () => {
    const id = await arrives()
    expect(await cameIn('silent')).toEqual(['offer_made → anna'])
    await at('2026-03-02T11:00:00.000Z')
    expect(await cameIn('silent')).toEqual(['offer_reminder → anna'])
    await at('2026-03-02T12:12:00.000Z')
    expect(await cameIn('silent')).toEqual(
      expect.arrayContaining(['offer_escalated → anna', 'offer_escalated → jonas']),
    )
    await at('2026-03-02T13:00:00.000Z')
    expect(await cameIn('silent')).toEqual(['offer_expired → anna', 'offer_made → bernd'])
    const { body } = await holderOf('bernd@partner.example', '/answer').post('/api/answer/accept')
    await at('2026-03-02T13:16:00.000Z')
    expect(await cameIn('silent')).toEqual(
      expect.arrayContaining([
        'customer_introduction → eva',
        'offer_accepted → bernd',
        'offer_accepted → jonas',
      ]),
    )
    const bernd = await person('partner_admin', 'Bernd Berg jr.', 'junior@partner.example', partners[1]!.id)
    const path = `/api/opportunities/${body.opportunityId}`
    await bernd.post(`${path}/activities`, { kind: 'call', nextStep: 'Angebot', nextStepDue: '2026-03-05' })
    const { pipeline } = (await bernd.get(path)).body
    const won = await bernd.post(`${path}/win`, { orderValue: 44_000, reason: pipeline.wonReasons[0].key })
    expect(won.status).toBe(200)
    expect(await lead(id)).toMatchObject({ status: 'accepted' })
    await cameIn('silent')
    await at('2026-05-30T09:00:00.000Z')
    expect(await cameIn('silent')).toEqual([])
  })

  test('a partner who declines: the reason is told, and the next one is asked at once', async () => {
    const id = await arrives()
    const anna = holderOf('anna@partner.example', '/answer')
    expect((await anna.post('/api/answer/decline', { reason: 'no_capacity' })).status).toBe(200)
    await world.sweep()
    expect(await cameIn('declines')).toEqual(
      expect.arrayContaining(['offer_declined → jonas', 'offer_made → anna', 'offer_made → bernd']),
    )
    for (const address of ['bernd', 'clara'])
      await holderOf(`${address}@partner.example`, '/answer')
        .post('/api/answer/decline', { reason: 'too_small' })
        .then(() => world.sweep())
    expect(await cameIn('declines')).toContain('lead_unassigned → jonas')
    expect(await lead(id)).toMatchObject({ status: 'unassigned', statusReason: 'ladder_exhausted' })
    // On the phone one of them found a way after all: the channel manager asks again.
    const again = await manager.post(`/api/leads/${id}/reoffer`, { reason: 'Am Telefon', askAgain: true })
    expect(again.status).toBe(200)
    await world.sweep()
    const asked = (await cameIn('declines')).find((mail) => mail.startsWith('offer_made'))!.split(' → ')[1]!
    expect((await holderOf(`${asked}@partner.example`, '/answer').post('/api/answer/accept')).status).toBe(
      200,
    )
    await world.sweep()
    expect(await cameIn('declines')).toContain(`offer_accepted → ${asked}`)
  })

  test('a partner who accepts and then goes quiet: nudged by cadence, the lead reclaimed and given on', async () => {
    const id = await arrives()
    await holderOf('anna@partner.example', '/answer').post('/api/answer/accept')
    await at('2026-03-02T09:16:00.000Z')
    await cameIn('quiet')
    await at('2026-03-03T09:00:00.000Z')
    expect(await cameIn('quiet')).toEqual(['first_contact_due → anna'])
    for (const day of ['04', '05', '06', '09', '10', '11', '12', '13'])
      await at(`2026-03-${day}T09:00:00.000Z`)
    const nudges = await cameIn('quiet')
    expect(nudges).toEqual(expect.arrayContaining(['opportunity_quiet → anna', 'opportunity_silent → jonas']))
    const [{ id: opportunity }] = (await ask<{ id: string }>(world, 'select id from opportunities')) as [
      { id: string },
    ]
    const reclaimed = await manager.post(`/api/opportunities/${opportunity}/reclaim`, {
      reason: 'Keine Antwort',
    })
    expect(reclaimed.status).toBe(200)
    await world.sweep()
    expect(await cameIn('quiet')).toEqual(['offer_made → bernd', 'opportunity_reclaimed → anna'])
    expect(await lead(id)).toMatchObject({ status: 'offered' })
  })

  test('a customer who says that nobody called: both sides are shown, and another partner is found', async () => {
    const id = await arrives()
    await holderOf('anna@partner.example', '/answer').post('/api/answer/accept')
    for (const day of ['02', '03', '04', '05', '06']) await at(`2026-03-${day}T09:30:00.000Z`)
    const mails = await cameIn('nobody-called')
    expect(mails).toEqual(expect.arrayContaining(['customer_introduction → eva', 'customer_check → eva']))
    const customer = holderOf('eva@example.org', '/status')
    expect((await customer.post('/api/status/answer', { answer: 'no', note: 'Nobody called' })).status).toBe(
      200,
    )
    await world.sweep()
    expect(await cameIn('nobody-called')).toEqual(
      expect.arrayContaining(['customer_not_reached → anna', 'discrepancy_opened → jonas']),
    )
    expect((await customer.post('/api/status/another-partner', {})).status).toBe(200)
    await world.sweep()
    expect(await cameIn('nobody-called')).toContain('offer_made → bernd')
    expect(await lead(id)).toMatchObject({ status: 'offered' })
  })
})

const folder = process.env.MAILS_TO
function keep(name: string, html: string): void {
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.html`), html)
}
