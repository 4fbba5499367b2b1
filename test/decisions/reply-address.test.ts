import { expect, test } from 'vitest'
import { mailOfAddress, replyAddress } from '../../server/notifications/reply-address.ts'
import { uuidv7 } from '../../server/uuid.ts'

const secret = 'a secret that is long enough to be one'
const inbound = 'replies@leads.example.com'
const mailId = '01912d68-783e-7a03-8467-5661c1243ad4'

test('an answer’s address names its mail, whatever a mail program does to upper and lower case', () => {
  const address = replyAddress(inbound, mailId, secret)
  expect(address).toMatch(/^replies\+[0-9a-hjkmnp-tv-z]{42}@leads\.example\.com$/)
  expect(mailOfAddress(address, inbound, secret)).toBe(mailId)
  expect(mailOfAddress(address.toUpperCase(), inbound, secret)).toBe(mailId)
})

test('a thousand ids come back as they were', () => {
  for (let nth = 0; nth < 1000; nth++) {
    const id = uuidv7(1_770_000_000_000 + nth * 7919)
    expect(mailOfAddress(replyAddress(inbound, id, secret), inbound, secret)).toBe(id)
  }
})

test('the longest local part that is allowed stays within 64 characters', () => {
  const longest = `${'a'.repeat(21)}@example.com`
  expect(replyAddress(longest, mailId, secret).indexOf('@')).toBeLessThanOrEqual(64)
})

test.each([
  ['no key', inbound],
  ['another key', replyAddress(inbound, mailId, 'another secret that is long enough')],
  [
    'a letter changed',
    replyAddress(inbound, mailId, secret).replace(/\+(.)/, (_, c) => (c === '0' ? '+1' : '+0')),
  ],
  ['a letter too few', replyAddress(inbound, mailId, secret).replace(/.@/, '@')],
  ['another host', replyAddress('replies@elsewhere.example', mailId, secret)],
  ['another name', replyAddress('other@leads.example.com', mailId, secret)],
  ['letters outside the alphabet', 'replies+uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu@leads.example.com'],
  ['nothing', ''],
])('%s names no mail', (_, address) => expect(mailOfAddress(address, inbound, secret)).toBeNull())
