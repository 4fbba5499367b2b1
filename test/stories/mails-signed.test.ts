import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { ConfigProblem, readConfig } from '../../server/config.ts'
import { runDkim } from '../../server/cli/dkim.ts'
import type { DkimKey } from '../../server/notifications/dkim.ts'
import { dnsRecordOf } from '../../server/notifications/dkim.ts'
import { smtpMailer } from '../../server/notifications/mailer.ts'
import { anSmtpPeer } from '../support/smtp.ts'

const pem = (bits = 2048) =>
  generateKeyPairSync('rsa', { modulusLength: bits })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString()
const key: DkimKey = { domain: 'baton.example', selector: 'leads', privateKey: pem() }

const letter = {
  from: { name: 'Nordlicht', address: 'leads@baton.example' },
  to: { name: 'Jana Keller', address: 'jana@alpen.example' },
  subject: 'Neuer Lead: 3 × Wärmepumpe für ein Haus, dessen Adresse eine sehr lange Betreffzeile macht',
  text: 'Grüße   mit  Leerraum \n\n\n',
  html: '<p>Grüße</p>',
  messageId: '<1@baton.example>',
  preferences: 'https://baton.example/account',
}

async function aSignedMail(): Promise<string> {
  const peer = await anSmtpPeer()
  const url = `smtp://baton:secret@127.0.0.1:${peer.port}/?tls.rejectUnauthorized=false`
  const mailer = smtpMailer(url, 'Baton <leads@baton.example>', key)!
  onTestFinished(async () => {
    mailer.close()
    await peer.close()
  })
  await mailer.send(letter)
  return peer.box[0]!.raw
}

/** RFC 6376, relaxed/relaxed: whether the signature of a message as received holds for a published key. */
function holds(raw: string, published: string): boolean {
  const [head, ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const fields = head!.split(/\r\n(?![ \t])/)
  const nameOf = (field: string) => field.slice(0, field.indexOf(':')).trim().toLowerCase()
  const relaxed = (field: string) =>
    `${nameOf(field)}:${field
      .slice(field.indexOf(':') + 1)
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()}`
  const signature = fields.find((field) => nameOf(field) === 'dkim-signature')!
  const tags = Object.fromEntries(
    signature
      .slice(signature.indexOf(':') + 1)
      .replace(/\s+/g, '')
      .split(';')
      .filter(Boolean)
      .map((tag) => [tag.slice(0, tag.indexOf('=')), tag.slice(tag.indexOf('=') + 1)]),
  )
  expect(tags).toMatchObject({
    v: '1',
    a: 'rsa-sha256',
    c: 'relaxed/relaxed',
    d: 'baton.example',
    s: 'leads',
  })
  const lines = body
    .replace(/[ \t]+(?=\r\n)/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/(\r\n)*$/, '\r\n')
  if (createHash('sha256').update(lines).digest('base64') !== tags.bh) return false
  const signed = tags
    .h!.toLowerCase()
    .split(':')
    .flatMap((name) => fields.findLast((field) => nameOf(field) === name) ?? [])
  const data = [...signed.map(relaxed), relaxed(signature).replace(/([;:\s]b=)[^;]*/, '$1')].join('\r\n')
  const spki = createPublicKey({ key: Buffer.from(published, 'base64'), format: 'der', type: 'spki' })
  return verify('sha256', Buffer.from(data), spki, Buffer.from(tags.b!, 'base64'))
}

test('a mail carries a signature that holds for the key in the DNS record, and for no other, nor for other words', async () => {
  const raw = await aSignedMail()
  const { name, value } = dnsRecordOf(key)
  expect(name).toBe('leads._domainkey.baton.example')
  const published = /^v=DKIM1; k=rsa; p=([A-Za-z0-9+/=]+)$/.exec(value)![1]!
  expect(holds(raw, published)).toBe(true)
  expect(holds(raw.replace('Leerraum', 'Anderem'), published)).toBe(false)
  expect(holds(raw.replace(/^Auto-Submitted: .*$/m, 'Auto-Submitted: no'), published)).toBe(true)
  expect(holds(raw.replace('jana@alpen.example', 'eva@alpen.example'), published)).toBe(false)
  expect(holds(raw, dnsRecordOf({ ...key, privateKey: pem() }).value.slice(18))).toBe(false)
})

test('a mail says that a machine wrote it, and where its reader chooses what to get', async () => {
  const raw = await aSignedMail()
  expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/baton\.example\/account>\r$/m)
  expect(raw).not.toMatch(/^Precedence:/im)
})

test('the command prints the record, in strings that a zone file takes', () => {
  let said = ''
  const output = { write: (text: string) => void (said += text) } as unknown as NodeJS.WritableStream
  expect(runDkim(key, { output })).toBe(0)
  const strings = [...said.matchAll(/"([^"]+)"/g)].map(([, text]) => text!)
  expect(strings.join('')).toBe(dnsRecordOf(key).value)
  expect(Math.max(...strings.map(({ length }) => length))).toBeLessThanOrEqual(255)
  expect(runDkim(null, { output })).toBe(1)
  expect(said).toContain('openssl genrsa')
})

test.each([
  ['a key without a domain', { DKIM_KEY: key.privateKey }, /needs DKIM_DOMAIN/],
  ['a domain without a key', { DKIM_DOMAIN: 'baton.example' }, /one of DKIM_KEY_FILE and DKIM_KEY/],
  ['a key that is none', { DKIM_DOMAIN: 'baton.example', DKIM_KEY: 'secret' }, /DKIM_KEY is no private key/],
  ['a key that is too short', { DKIM_DOMAIN: 'baton.example', DKIM_KEY: pem(512) }, /has 512 bits/],
  ['a file that is not there', { DKIM_DOMAIN: 'baton.example', DKIM_KEY_FILE: '/no/such' }, /cannot be read/],
  [
    'a selector with a blank',
    { DKIM_DOMAIN: 'baton.example', DKIM_KEY: key.privateKey, DKIM_SELECTOR: 'a b' },
    /DKIM_SELECTOR/,
  ],
])('%s stops the start with a sentence, and no key in it', (_, env, message) => {
  expect(() => readConfig(env)).toThrow(ConfigProblem)
  expect(() => readConfig(env)).toThrow(message)
  expect(() => readConfig(env)).not.toThrow(/BEGIN|secret/)
})

test('a key may come in one line', () => {
  const env = { DKIM_DOMAIN: 'baton.example', DKIM_KEY: key.privateKey.replaceAll('\n', '\\n') }
  expect(readConfig(env).dkim).toEqual({ ...key, selector: 'baton' })
})
