import { expect, test } from 'vitest'
import { usualLimits } from '../../server/notifications/cap.ts'
import { aMailDesk } from '../support/mail-desk.ts'

const addresses = (host: string, count: number) => Array.from({ length: count }, (_, at) => `p${at}@${host}`)
const quietly = { hostPerMinute: 5, hostAtOnce: 3, addressPerHour: 60 }

test('a host gets so many mails a minute from two servers together; the rest wait, say why, and hold up nobody', async () => {
  const desk = await aMailDesk({ mailLimits: quietly })
  await desk.write(...addresses('crowded.example', 12), ...addresses('other.example', 2))
  await Promise.all([desk.sweep(), desk.sweep()])
  const to = (host: string) => desk.arrived().filter((address) => address.endsWith(host))
  expect(to('crowded.example')).toHaveLength(5)
  expect(to('other.example')).toHaveLength(2)
  const waiting = await desk.mails('?status=owed')
  expect(waiting).toHaveLength(7)
  for (const mail of waiting)
    expect(mail).toMatchObject({
      lastError: 'more than 5 mails to crowded.example within a minute',
      reason: 'limit_host',
      attempts: 0,
      nextAttemptAt: expect.stringMatching(/^2026-03-02T09:0[12]:/),
    })
  for (let minutes = 0; minutes < 3; minutes++) {
    desk.world.clock.forward({ minutes: 1.1 })
    await Promise.all([desk.sweep(), desk.sweep()])
  }
  expect(to('crowded.example')).toHaveLength(12)
  expect(new Set(desk.arrived()).size).toBe(14)
})

test('a host has so many mails at once, and the next when one is through', async () => {
  const desk = await aMailDesk({ mailLimits: { ...usualLimits, hostAtOnce: 2 } })
  await desk.write(...addresses('slow.example', 7))
  let atOnce = 0
  let most = 0
  desk.peer.behaviour.onMessage = async () => {
    most = Math.max(most, ++atOnce)
    await new Promise((resolve) => setTimeout(resolve, 20))
    atOnce--
  }
  await Promise.all([desk.sweep(), desk.sweep()])
  await desk.sweep()
  expect(most).toBeLessThanOrEqual(2)
  expect(desk.arrived()).toHaveLength(7)
})

test('an address that the server does not know is stopped, and the channel managers are told once', async () => {
  const desk = await aMailDesk()
  desk.peer.behaviour.refuseRecipient = (address) => (address.startsWith('gone') ? 550 : 0)
  desk.peer.behaviour.words = '5.1.1 no such user'
  await desk.write('gone@alpen.example', 'gone@alpen.example', 'here@berg.example')
  await desk.sweep()
  await desk.write('gone@alpen.example')
  await desk.sweep()
  const dead = await desk.mails('?status=dead')
  expect(dead).toHaveLength(3)
  expect(dead.map((mail: { reason: string }) => mail.reason).sort()).toEqual([
    'bounced',
    'unknown_address',
    'unknown_address',
  ])
  const told = await desk.mails('?kind=address_bounced')
  expect(told.length, 'a mail for each channel manager and admin').toBeGreaterThan(0)
  expect(new Set(told.map((mail: { to: { address: string } }) => mail.to.address)).size).toBe(told.length)
  expect(told[0].subject).toContain('Partner of gone@alpen.example')

  desk.peer.behaviour.refuseRecipient = () => 0
  const ids = dead.map((mail: { id: string }) => mail.id)
  const again = await desk.maker.manager.post('/api/mails/resend', {
    ids: [...ids, desk.world.runtime.newId()],
  })
  expect(again.body).toEqual({ resent: 3, skipped: 1 })
  await desk.sweep()
  expect(desk.arrived().filter((address) => address.startsWith('gone'))).toHaveLength(3)
  expect(await desk.state()).toMatchObject({ dead: 0 })
})

test('spam and full boxes stop no address', async () => {
  const desk = await aMailDesk()
  desk.peer.behaviour.refuseRecipient = () => 550
  desk.peer.behaviour.words = '5.7.1 looks like spam'
  await desk.write('jana@alpen.example')
  await desk.sweep()
  desk.peer.behaviour.refuseRecipient = () => 0
  await desk.write('jana@alpen.example')
  await desk.sweep()
  expect(desk.arrived()).toEqual(['jana@alpen.example'])
  expect((await desk.mails('?status=dead'))[0]).toMatchObject({ reason: 'refused' })
})
