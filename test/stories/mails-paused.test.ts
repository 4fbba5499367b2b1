import { expect, test } from 'vitest'
import {
  resumeInstallation,
  surveyMails,
  pauseInstallation,
} from '../../server/notifications/installation.ts'
import { transact } from '../../server/db/transact.ts'
import { isPaused } from '../../server/sweeps/pause-store.ts'
import { runMails } from '../../server/cli/mails.ts'
import { aMailDesk } from '../support/mail-desk.ts'
import { auditOf } from '../support/audit.ts'

/** What a command prints, and how it ends. */
async function run(desk: Awaited<ReturnType<typeof aMailDesk>>, ...words: string[]) {
  let said = ''
  const output = { write: (text: string) => void (said += text) } as unknown as NodeJS.WritableStream
  const code = await runMails(desk.world.runtime, words, { output })
  return { code, said }
}

test('while the manufacturer has paused, mails wait and are counted; then they leave', async () => {
  const desk = await aMailDesk()
  expect((await desk.maker.manager.post('/api/mails/pause')).status, 'an admin decides').toBe(403)
  const paused = await desk.maker.admin.post('/api/mails/pause')
  expect(paused.body).toMatchObject({ paused: { at: '2026-03-02T09:00:00.000Z' }, can: ['resume'] })
  await desk.write('jana@alpen.example', 'ole@berg.example')
  await desk.sweep()
  expect(desk.arrived()).toEqual([])
  desk.world.clock.forward({ hours: 3 })
  expect(await desk.state()).toMatchObject({
    waiting: 2,
    oldest: '2026-03-02T09:00:00.000Z',
    old: 0,
    dead: 0,
  })
  const resumed = await desk.maker.admin.delete('/api/mails/pause')
  expect(resumed.body).toMatchObject({ paused: null, can: ['pause'] })
  await desk.sweep()
  expect(desk.arrived().sort()).toEqual(['jana@alpen.example', 'ole@berg.example'])
  expect(await auditOf(desk.world, desk.maker.tenantId, ['mails_paused', 'mails_resumed'])).toEqual([
    ['mails_paused', { waiting: 0 }],
    ['mails_resumed', { waiting: 2, kept: 0 }],
  ])
})

test('on resuming, mails older than a day can be kept in the portal instead of being sent', async () => {
  const desk = await aMailDesk()
  await desk.maker.admin.post('/api/mails/pause')
  await desk.write('old@alpen.example')
  await desk.sweep()
  desk.world.clock.forward({ hours: 25 })
  await desk.write('new@alpen.example')
  await desk.sweep()
  expect(await desk.state()).toMatchObject({ waiting: 2, old: 1 })
  await desk.maker.admin.delete('/api/mails/pause?old=keep')
  await desk.sweep()
  expect(desk.arrived()).toEqual(['new@alpen.example'])
  const [kept] = await desk.mails('?status=kept')
  expect(kept).toMatchObject({ to: { address: 'old@alpen.example' }, can: ['resend'] })
})

test('a pause that comes while mails are being handed over holds back those that have not begun', async () => {
  const desk = await aMailDesk()
  await desk.write(...Array.from({ length: 12 }, (_, at) => `p${at}@alpen.example`))
  let paused = false
  desk.peer.behaviour.onMessage = async () => {
    if (paused) return
    paused = true
    await pauseInstallation(desk.world.runtime)
  }
  await desk.sweep()
  const before = desk.arrived().length
  expect(before).toBeGreaterThan(0)
  expect(before, 'those under way when the switch was thrown').toBeLessThanOrEqual(8)
  expect(await desk.state()).toMatchObject({ installation: { reason: 'operator' }, waiting: 12 - before })
  await resumeInstallation(desk.world.runtime, 'send')
  await desk.sweep()
  expect(new Set(desk.arrived()).size).toBe(12)
  expect(desk.arrived()).toHaveLength(12)
})

test('the switch of the installation holds for every manufacturer, and asks about old mails before it is lifted', async () => {
  const desk = await aMailDesk()
  expect((await run(desk, 'pause')).code).toBe(0)
  await desk.write('old@alpen.example')
  await desk.sweep()
  desk.world.clock.forward({ hours: 30 })
  expect(desk.arrived()).toEqual([])
  expect((await run(desk, 'status')).said).toMatch(
    /Paused for the whole installation.*\n.*1 waiting, 1 of them/,
  )
  const asked = await run(desk, 'resume')
  expect(asked.code).toBe(1)
  expect(asked.said).toMatch(/1 mails were written more than a day ago.*--send-old.*--keep-old/)
  await desk.sweep()
  expect(desk.arrived()).toEqual([])
  expect(await run(desk, 'resume', '--keep-old')).toEqual({
    code: 0,
    said: 'Mails leave again. 1 old ones are kept in the portal.\n',
  })
  await desk.sweep()
  expect(desk.arrived()).toEqual([])
  expect((await surveyMails(desk.world.runtime))[0]!.state).toMatchObject({ waiting: 0, switchedAt: null })
  expect((await run(desk, 'resume', '--all')).code).toBe(2)
  expect((await run(desk, 'stop')).code).toBe(2)
})

test('a process that was told to let nothing leave sends nothing, and says why', async () => {
  const desk = await aMailDesk({ outgoingPaused: true })
  await desk.write('jana@alpen.example')
  await desk.sweep()
  expect(desk.arrived()).toEqual([])
  expect(await desk.state()).toMatchObject({ installation: { at: null, reason: 'environment' }, waiting: 1 })
  const { tenantId } = desk.maker
  const paused = (runtime = desk.world.runtime) =>
    transact(runtime, { tenantId }, (tx) => isPaused(tx, runtime, tenantId))
  expect(await paused(), 'pushes and webhooks ask the same').toBe(true)
  expect(await paused({ ...desk.world.runtime, outgoingPaused: false })).toBe(false)
})
