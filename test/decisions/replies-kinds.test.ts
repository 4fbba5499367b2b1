import { describe, expect, test } from 'vitest'
import { failuresIn } from '../../server/replies/bounce.ts'
import { kindOf } from '../../server/replies/mail-in.ts'
import { Unreadable, parseMail } from '../../server/replies/parse-mail.ts'

const own = ['baton@nordlicht.example', 'replies@leads.example.com']
const bytes = (text: string) => new TextEncoder().encode(text.replace(/\r?\n/g, '\r\n'))
const mail = (headers: Record<string, string>, body = 'called') =>
  parseMail(
    bytes(
      `${Object.entries({
        From: 'Jana <jana@alpen.example>',
        To: 'replies+k@leads.example.com',
        Subject: 'Re: What is new?',
        ...headers,
      })
        .map(([name, value]) => `${name}: ${value}`)
        .join('\n')}\n\n${body}`,
    ),
  )

describe('a machine’s answer is told from a person’s', () => {
  test.each([
    ['a person', {}, 'reply'],
    ['a person whose program says so', { 'Auto-Submitted': 'no' }, 'reply'],
    ['a person away, by hand', { Subject: 'Re: Urlaub' }, 'reply'],
    ['RFC 3834', { 'Auto-Submitted': 'auto-replied' }, 'auto_reply'],
    ['another Baton', { 'Auto-Submitted': 'auto-generated' }, 'auto_reply'],
    ['X-Autoreply', { 'X-Autoreply': 'yes' }, 'auto_reply'],
    ['Precedence', { Precedence: 'bulk' }, 'auto_reply'],
    ['a list', { 'List-Id': '<x.example>' }, 'auto_reply'],
    ['nobody to return to', { 'Return-Path': '<>' }, 'auto_reply'],
    ['Outlook, English', { Subject: 'Automatic reply: What is new?' }, 'auto_reply'],
    ['Outlook, German', { Subject: 'Automatische Antwort: Was gibt es Neues?' }, 'auto_reply'],
    ['out of office', { Subject: 'Out of Office: What is new?' }, 'auto_reply'],
    ['absence, German', { Subject: 'Abwesenheitsnotiz: Was gibt es Neues?' }, 'auto_reply'],
    ['absence, encoded', { Subject: '=?utf-8?Q?Abwesend=3A_Was_gibt_es_Neues=3F?=' }, 'auto_reply'],
    ['no-reply', { From: 'no-reply@shop.example' }, 'auto_reply'],
    ['ourselves', { From: 'Baton <baton@nordlicht.example>' }, 'loop'],
    ['our own answer’s address', { From: 'replies+abc@leads.example.com' }, 'loop'],
    ['a report', { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x' }, 'bounce'],
    [
      'Exim',
      {
        From: 'Mail Delivery System <Mailer-Daemon@mx.example>',
        Subject: 'Mail delivery failed: returning message to sender',
      },
      'bounce',
    ],
    [
      'Gmail',
      {
        From: 'mailer-daemon@googlemail.com',
        'X-Failed-Recipients': 'jana@alpen.example',
        Subject: 'Delivery Status Notification (Failure)',
      },
      'bounce',
    ],
    ['Exchange, German', { From: 'postmaster@alpen.example', Subject: 'Unzustellbar: Neuer Lead' }, 'bounce'],
    ['a person who writes of one', { Subject: 'Undeliverable: your brochure' }, 'reply'],
  ])('%s', async (_, headers, kind) =>
    expect(kindOf(await mail(headers as Record<string, string>), own)).toBe(kind),
  )
})

describe('who was not reached', () => {
  const report = (status: string) =>
    mail(
      {
        'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
        From: 'MAILER-DAEMON@mx.example',
        Subject: 'Undelivered Mail Returned to Sender',
      },
      `--b\nContent-Type: text/plain\n\nI'm sorry.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n${status}\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <01912d68-783e-7a03-8467-5661c1243ad4@localhost>\nTo: jana@alpen.example\nSubject: New lead\n\nhello 550 5.5.5 other@example.org\n--b--\n`,
    )

  test.each([
    [
      'for good',
      'Final-Recipient: rfc822; jana@alpen.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <jana@alpen.example>: Recipient address rejected:\n    User unknown',
      [
        {
          address: 'jana@alpen.example',
          permanent: true,
          reason: '5.1.1 550 5.1.1 <jana@alpen.example>: Recipient address rejected: User unknown',
        },
      ],
    ],
    [
      'for now',
      'Final-Recipient: rfc822;Jana@Alpen.example\nAction: delayed\nStatus: 4.4.1',
      [{ address: 'jana@alpen.example', permanent: false, reason: '4.4.1' }],
    ],
    [
      'forwarded',
      'Original-Recipient: rfc822;jana@alpen.example\nFinal-Recipient: rfc822;jk@elsewhere.example\nAction: failed\nStatus: 5.2.2',
      [
        { address: 'jk@elsewhere.example', permanent: true, reason: '5.2.2' },
        { address: 'jana@alpen.example', permanent: true, reason: '5.2.2' },
      ],
    ],
    [
      'delivered after all',
      'Final-Recipient: rfc822; jana@alpen.example\nAction: delivered\nStatus: 2.0.0',
      [],
    ],
  ])('a report: %s', async (_, status, expected) => {
    expect(failuresIn(await report(status))).toEqual(expected)
  })

  test.each([
    [
      'qmail',
      { From: 'MAILER-DAEMON@mx.example', Subject: 'failure notice' },
      "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<jana@alpen.example>:\n203.0.113.7 does not like recipient.\nRemote host said: 550 5.1.1 User unknown\nGiving up on 203.0.113.7.\n\n--- Below this line is a copy of the message.\n\nTo: other@example.org",
      true,
    ],
    [
      'Exim',
      {
        From: 'Mailer-Daemon@mx.example',
        Subject: 'Mail delivery failed: returning message to sender',
        'X-Failed-Recipients': 'jana@alpen.example',
      },
      'A message that you sent could not be delivered.\n\n  jana@alpen.example\n    host mx.alpen.example [203.0.113.9]\n    SMTP error from remote mail server after RCPT TO:<jana@alpen.example>:\n    550 No such user here',
      true,
    ],
    [
      'Exchange',
      { From: 'postmaster@alpen.example', Subject: 'Undeliverable: New lead' },
      "Delivery has failed to these recipients or groups:\n\njana@alpen.example\nThe email address you entered couldn't be found.\n\nDiagnostic information for administrators:\n\nGenerating server: x.prod.outlook.com\njana@alpen.example\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'",
      true,
    ],
    [
      'Exchange, German',
      { From: 'postmaster@alpen.example', Subject: 'Unzustellbar: Neuer Lead' },
      'Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:\n\njana@alpen.example\nDie eingegebene E-Mail-Adresse wurde nicht gefunden.\n\nDiagnostic information for administrators:\n550 5.1.1',
      true,
    ],
    [
      'Gmail',
      {
        From: 'mailer-daemon@googlemail.com',
        Subject: 'Delivery Status Notification (Failure)',
        'X-Failed-Recipients': 'jana@alpen.example',
      },
      "Address not found\nYour message wasn't delivered to jana@alpen.example because the address couldn't be found.\n\n550 5.1.1 The email account that you tried to reach does not exist.",
      true,
    ],
    [
      'late',
      { From: 'Mailer-Daemon@mx.example', Subject: 'Delivery delayed: New lead' },
      'jana@alpen.example\nDelivery is delayed. We will keep trying. 451 4.7.1 greylisted',
      false,
    ],
  ])('prose: %s', async (_, headers, body, permanent) => {
    const [failure] = failuresIn(await mail(headers as Record<string, string>, body))
    expect(failure).toMatchObject({ address: 'jana@alpen.example', permanent })
  })
})

describe('a message taken apart', () => {
  test('with its answers, its addresses and its words', async () => {
    const read = await mail({
      'Message-ID': '<a@b>',
      'In-Reply-To': '<one@baton>',
      References: '<zero@baton> <one@baton>',
      'Delivered-To': 'Replies+K@leads.example.com',
    })
    expect(read).toMatchObject({
      messageId: '<a@b>',
      from: 'jana@alpen.example',
      subject: 'Re: What is new?',
      answers: ['<one@baton>', '<one@baton>', '<zero@baton>'],
    })
    expect(read.to).toContain('replies+k@leads.example.com')
    expect(read.text.trim()).toBe('called')
  })

  test.each([
    ['latin1', 'iso-8859-1', [0xdc, 0x62, 0x65, 0x72], 'Über'],
    ['windows', 'windows-1252', [0xe4], 'ä'],
    ['a charset that is none', 'x-klingon', [0x61], 'a'],
  ])('in %s', async (_, charset, body, words) => {
    const head = new TextEncoder().encode(
      `From: a@b.example\r\nContent-Type: text/plain; charset=${charset}\r\n\r\n`,
    )
    expect((await parseMail(new Uint8Array([...head, ...body]))).text.trim()).toBe(words)
  })

  test('flowed lines are joined', async () => {
    const read = await mail(
      { 'Content-Type': 'text/plain; format=flowed' },
      'called the customer and agreed \non a quote',
    )
    expect(read.text).toContain('agreed on a quote')
  })

  test('a message without an id has the same one twice, and another has another', async () => {
    const [one, again, other] = await Promise.all([mail({}), mail({}), mail({}, 'lost')])
    expect(one.messageId).toBe(again.messageId)
    expect(one.messageId).not.toBe(other.messageId)
  })

  test('two senders are none', async () => {
    const raw = bytes('From: jana@alpen.example\nFrom: eve@evil.example\n\ncalled')
    expect((await parseMail(raw)).from).toBe('')
  })

  test.each([
    ['nothing', ''],
    ['no headers', 'just words'],
    ['NULs', 'From: a@b.example\nSubject: a\u0000b\n\nca\u0000lled'],
    ['headers in headers', 'From: a@b.example\nSubject: =?utf-8?Q?x=0D=0ABcc:_eve@evil.example?=\n\nx'],
    [
      'a body cut off',
      'From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\ncalled',
    ],
    ['base64 that is none', 'From: a@b.example\nContent-Transfer-Encoding: base64\n\n!!!!'],
  ])('hostile: %s', async (_, text) => {
    const read = await parseMail(bytes(text))
    expect(`${read.subject}${read.from}`).not.toMatch(/\p{Cc}/u)
    expect(read.text).not.toContain('\u0000')
  })

  test('nested too deep, or with headers without end, it is set aside with the reason', async () => {
    const nested = Array.from(
      { length: 60 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    ).join('')
    await expect(parseMail(bytes(`From: a@b.example\n${nested}`))).rejects.toThrow(Unreadable)
    await expect(parseMail(bytes(`From: a@b.example\nX: ${'y'.repeat(400_000)}\n\nx`))).rejects.toThrow(
      Unreadable,
    )
  })
})
