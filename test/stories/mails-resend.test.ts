import { expect, onTestFinished, test } from 'vitest'
import { deliverMails } from '../../server/notifications/deliver.ts'
import { expandOutbox } from '../../server/notifications/expand.ts'
import { buildApp } from '../../server/app.ts'
import { sweepAll } from '../../server/sweeps/run.ts'
import { aPartner } from '../support/network.ts'
import { aNeed, oweIn } from '../support/notifications.ts'
import { aManufacturer, aPartnerPerson } from '../support/people.ts'
import { anSmtpPeer } from '../support/smtp.ts'
import { aWorld } from '../support/world.ts'

async function aDesk() {
  const world = await aWorld()
  const peer = await anSmtpPeer()
  onTestFinished(async () => {
    await peer.close()
    await world.close()
  })
  const maker = await aManufacturer(world)
  const partnerId = (await aPartner(world, maker.tenantId)).id
  await aPartnerPerson(world, maker.tenantId, partnerId)
  const owe = () =>
    oweIn(world, maker.tenantId, {
      kind: 'offer_made',
      audience: 'partner',
      partnerId,
      offerId: world.runtime.newId(),
      data: aNeed(),
    })
  const connect = () => {
    world.runtime = { ...world.runtime, mailer: peer.mailer }
    world.app = buildApp(world.runtime)
  }
  const sweep = () => sweepAll(world.runtime, [expandOutbox, deliverMails])
  const mail = async () => (await maker.manager.get('/api/mails')).body.rows[0]
  return { world, peer, maker, owe, connect, sweep, mail }
}

test('what was given up is sent once more when the channel manager says so, under its old Message-ID', async () => {
  const { peer, maker, owe, connect, sweep, mail } = await aDesk()
  connect()
  peer.behaviour.refuseRecipient = () => 550
  await owe()
  await sweep()
  const dead = await mail()
  expect(dead).toMatchObject({ status: 'dead', can: ['resend'] })
  expect((await maker.viewer.post(`/api/mails/${dead.id}/resend`)).status).toBe(403)
  peer.behaviour.refuseRecipient = () => 0
  const again = await maker.manager.post(`/api/mails/${dead.id}/resend`)
  expect(again).toMatchObject({ status: 200, body: { status: 'owed', attempts: 0, can: [] } })
  await sweep()
  expect(peer.box.map((received) => received.mail.messageId)).toEqual([`<${dead.id}@localhost>`])
  const twice = await maker.manager.post(`/api/mails/${dead.id}/resend`)
  expect(twice).toMatchObject({
    status: 409,
    body: { code: 'mail_not_resendable', status: 409, state: expect.anything() },
  })
})

test('what was kept can be sent once there is a mail server, and not before', async () => {
  const { peer, maker, owe, connect, sweep, mail } = await aDesk()
  await owe()
  await sweep()
  const kept = await mail()
  expect(kept).toMatchObject({ status: 'kept', can: [] })
  expect((await maker.manager.post(`/api/mails/${kept.id}/resend`)).status).toBe(409)
  connect()
  expect((await mail()).can).toEqual(['resend'])
  expect((await maker.manager.post(`/api/mails/${kept.id}/resend`)).status).toBe(200)
  await sweep()
  expect(peer.box).toHaveLength(1)
})
