import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { transact } from '../../server/db/transact.ts'
import { auditOf } from '../support/audit.ts'
import { aMailDesk } from '../support/mail-desk.ts'

const words = '/api/mail-templates/words?kind=offer_made&locale=en'
const preview = '/api/mail-templates/preview?kind=offer_made&locale=en'

test('a manufacturer words its mails itself, partner by partner’s language, and goes back to Baton’s words', async () => {
  const desk = await aMailDesk()
  const shown = (await desk.maker.manager.get(words)).body
  expect(shown).toMatchObject({ version: 0, template: {}, voices: ['all'], can: [] })
  expect(shown.usual.all.subject).toContain('{{title}}')
  expect(shown.variables).toContainEqual({ name: 'distance', example: '7.4 km' })

  const template = { all: { subject: 'For {{recipient}}: {{title}}', intro: 'Dear {{recipient}},\nplease.' } }
  expect((await desk.maker.manager.put(words, { template, version: 0 })).status).toBe(403)
  const saved = await desk.maker.admin.put(words, { template, version: 0 })
  expect(saved).toMatchObject({ status: 200, body: { version: 1, template, can: ['edit'] } })
  await desk.write('jana@alpen.example')
  await desk.sweep()
  const [first] = desk.peer.box
  expect(first!.mail.subject).toMatch(/^For Jana Keller: 3 × Heat pump/)
  expect(first!.mail.text).toMatch(/^Dear Jana Keller,\nplease\.\n\nAnswer by: /)
  expect(first!.mail.html).toContain('Dear Jana Keller,<br>please.')

  const late = await desk.maker.admin.put(words, { template: {}, version: 0 })
  expect(late).toMatchObject({ status: 409, body: { code: 'version_conflict', current: 1 } })
  const list = (await desk.maker.admin.get('/api/mail-templates')).body
  expect(list.rows.find((row: { kind: string }) => row.kind === 'offer_made').own).toMatchObject([
    { locale: 'en' },
  ])

  expect((await desk.maker.admin.delete(`${words}&version=1`)).status).toBe(204)
  await desk.write('jana@alpen.example')
  await desk.sweep()
  expect(desk.peer.box[1]!.mail.subject).toMatch(/^New lead: /)
  expect(
    await auditOf(desk.world, desk.maker.tenantId, ['mail_template_saved', 'mail_template_dropped']),
  ).toEqual([
    ['mail_template_saved', { mail: 'offer_made', locale: 'en', version: 1 }],
    ['mail_template_dropped', { mail: 'offer_made', locale: 'en', version: 1 }],
  ])
})

test('a template with an unknown variable is refused with its place and the nearest name, and so are its previews', async () => {
  const desk = await aMailDesk()
  const template = { all: { subject: 'Lead {{titel}}' }, partner: { subject: 'x' } }
  const faults = [
    {
      pointer: '/template/all/subject',
      code: 'unknown_variable',
      message: expect.stringContaining('did you mean {{title}}?'),
    },
    { pointer: '/template/partner', code: 'unknown_voice', message: expect.any(String) },
  ]
  const { admin } = desk.maker
  for (const answer of [
    await admin.put(words, { template, version: 0 }),
    await admin.post(preview, { template, voice: 'all' }),
    await admin.post('/api/mail-templates/test?kind=offer_made&locale=en', { template, voice: 'all' }),
  ])
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid', faults } })
})

test('a preview shows the draft with the newest real data, in the zone one asks for, and holds no working link', async () => {
  const desk = await aMailDesk()
  const template = { all: { intro: 'Until {{deadline}}, {{title}}' } }
  const sample = await desk.maker.admin.post(preview, { template, voice: 'all', timeZone: 'Asia/Tokyo' })
  expect(sample.body).toMatchObject({
    real: false,
    text: expect.stringMatching(/^Until Monday,? 2 March at 22:00/),
  })
  await desk.write('jana@alpen.example')
  await desk.sweep()
  const real = await desk.maker.admin.post(preview, { template, voice: 'all' })
  expect(real.body).toMatchObject({ real: true, html: expect.stringContaining('Until Monday') })
  expect(real.body.text).not.toContain('/answer')
  const draft = Buffer.from(JSON.stringify({ template, voice: 'all' })).toString('base64url')
  const frame = await desk.maker.admin.get(
    `/api/mail-templates/frame?kind=offer_made&locale=en&draft=${draft}`,
  )
  expect(frame.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(frame.body).toBe(real.body.html)
  const broken = await desk.maker.admin.get(
    '/api/mail-templates/frame?kind=offer_made&locale=en&draft=bm9wZQ',
  )
  expect(broken.status).toBe(400)
})

test('a test mail goes to whoever asks, marked, by the way of every mail', async () => {
  const desk = await aMailDesk()
  const template = { all: { subject: 'Hello {{recipient}}' } }
  const sent = await desk.maker.admin.post('/api/mail-templates/test?kind=offer_made&locale=de', {
    template,
    voice: 'all',
  })
  expect(sent).toMatchObject({ status: 200, body: { status: 'owed' } })
  await desk.sweep()
  expect(desk.arrived()).toEqual([sent.body.address])
  expect(desk.peer.box[0]!.mail.subject).toMatch(/^\[Test\] Hello /)
  expect((await desk.mails())[0]).toMatchObject({ id: sent.body.id, status: 'sent' })
})

test('a template that has become wrong is passed over: the mail has the usual words, and the log says so', async () => {
  const desk = await aMailDesk()
  await transact(desk.world.runtime, { tenantId: desk.maker.tenantId }, (tx) =>
    tx.execute(sql`
      insert into mail_templates (tenant_id, kind, locale, content, version, updated_at)
      values (${desk.maker.tenantId}, 'offer_made', 'en', '{"all":{"subject":"{{gone}}"}}', 1, now())`),
  )
  await desk.write('jana@alpen.example')
  await desk.sweep()
  expect(desk.peer.box[0]!.mail.subject).toMatch(/^New lead: /)
  expect(desk.world.logged.map(({ message }) => message)).toContain(
    'a template could not be used; the mail has the usual words',
  )
})
