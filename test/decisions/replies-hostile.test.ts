import { expect, test } from 'vitest'
import { ownWords } from '../../server/replies/own-words.ts'
import { Unreadable, parseMail } from '../../server/replies/parse-mail.ts'
import { signLink } from '../../server/identity/links.ts'

const message = (headers: string, body: string) =>
  new TextEncoder().encode(`From: vera@huber.example\r\nTo: replies@x.example\r\n${headers}\r\n\r\n${body}`)

// Each of these kept a server busy for half a minute and longer before it was bounded.
test('a mail that is made to be slow is read like any other', async () => {
  const closing = `Called him.\n${`danke ${'a'.repeat(1900)}!\n`.repeat(20)}`
  expect(ownWords(closing)).toContain('Called him.')
  expect(ownWords(`${'\n'.repeat(49_980)}Called him.`)).toBe('Called him.')
  const mail = await parseMail(message(`Delivered-To: ${'a'.repeat(250_000)}`, 'Called him.'))
  expect(mail.to).toEqual(['replies@x.example'])
})

test('a message of nothing but lines is refused before it is taken apart', async () => {
  await expect(parseMail(message('X-A: b', '\r\n'.repeat(4_000_000)))).rejects.toThrow(Unreadable)
  const parts = `${'--a\r\n\r\n'.repeat(1_000_000)}--a--`
  await expect(parseMail(message('Content-Type: multipart/mixed; boundary=a', parts))).rejects.toThrow(
    Unreadable,
  )
})

test('where a mail arrived is still read from what its mailbox says', async () => {
  const key = '0123456789abcdefghjkmnpqrstvwxyz0123456789'
  const mail = await parseMail(
    message(`Delivered-To: <Replies+${key}@x.example>, b@x.example`, 'Called him.'),
  )
  expect(mail.to).toEqual(['replies@x.example', `replies+${key}@x.example`, 'b@x.example'])
})

const id = '3f0c1b52-7f5e-4a3c-9d39-0b6d9c6c2a11'
const token = signLink(
  {
    purpose: 'offer',
    tenantId: id,
    partnerId: id,
    subjectId: id,
    userId: id,
    expiresAt: new Date('2026-04-01T00:00:00Z'),
  },
  'a secret that signs',
)

test.each([
  ['quoted', `Yes.\n> Answer: https://baton.example/answer#${token}\n> Bye`],
  ['in pointed brackets', `Yes.\n> Answer<https://baton.example/answer#${token}>\n> Bye`],
  ['on a line of its own', `Yes.\n> https://baton.example/answer#\n> ${token}\n> Bye`],
])('a link that acts is not kept with the mail that quotes it, %s', async (_, body) => {
  const { text } = await parseMail(message('Subject: Re', body))
  expect(text).toContain('Yes.')
  expect(text).toContain('Bye')
  expect(text).not.toContain(token.slice(-43))
  expect(text).not.toContain(token.slice(0, 40))
})

test('what a person writes stays as it is', async () => {
  const words = `Lead ${id}, see https://huber.example/angebot?nr=17#preise and Donaudampfschifffahrtsgesellschaft.\n${'_'.repeat(70)}\n${'-'.repeat(50)}`
  expect((await parseMail(message('Subject: Re', words))).text.trim()).toBe(words)
})
