import { wordFor } from '../../server/notifications/words/letter.ts'
import { describe, expect, test } from 'vitest'
import { checkedData, compose } from '../../server/notifications/compose.ts'
import { notificationKinds } from '../../shared/codes.ts'
import type { NotificationKind } from '../../shared/mails.ts'
import type { Locale } from '../../shared/text.ts'
import { samples } from '../../server/notifications/samples.ts'
import { aNeed } from '../support/notifications.ts'

const reader = (locale: Locale, overrides = {}) => ({
  name: 'Jana Keller',
  locale,
  timeZone: 'Europe/Berlin',
  desk: 'partner' as const,
  manufacturer: 'Nordlicht Heizungen',
  link: 'https://baton.example/answer#token',
  at: '2026-03-02T09:00:00.000Z',
  ...overrides,
})
const write = (kind: NotificationKind, locale: Locale, overrides = {}) =>
  compose(kind, samples[kind], reader(locale, overrides))

const words = (html: string) => html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]+>/g, ' ')

describe.each(['partner', 'manufacturer', 'customer'] as const)('at the desk of the %s', (desk) => {
  test.each(notificationKinds)('%s is worded whole in both languages', (kind) => {
    const [en, de] = (['en', 'de'] as const).map((locale) => write(kind, locale, { desk }))
    for (const mail of [en!, de!]) {
      for (const part of [mail.subject, mail.text, words(mail.html)]) {
        expect(part).not.toMatch(/undefined|null|NaN|Invalid Date|\[object|[{}]/)
        expect(part).toMatch(/Nordlicht Heizungen/)
      }
      expect(mail.subject).not.toMatch(/[\r\n]/)
      expect(mail.subject.length).toBeLessThanOrEqual(180 + 25)
      expect(mail.text).toMatch(/https:\/\/baton\.example\/answer(\?say=\w+)?#token/)
      expect(mail.html).toMatch(/href="https:\/\/baton\.example\/answer(\?say=\w+)?#token"/)
    }
    expect(de!.subject).not.toBe(en!.subject)
    const lines = (text: string) =>
      text.split('\n').filter((line) => /\s\S+\s/.test(line) && !/^(https?:|Partner:|- )/.test(line))
    const shared = lines(de!.text).filter((line) => lines(en!.text).includes(line))
    expect(shared).toEqual([])
  })
})

test('times are told in the zone and language of the reader', () => {
  const at = (locale: Locale, timeZone: string) => write('offer_made', locale, { timeZone }).text
  expect(at('en', 'Europe/Berlin')).toMatch(/Answer by: Monday,? 2 March at 14:00 CET/)
  expect(at('de', 'Europe/Berlin')).toMatch(/Antwort bis: Montag, 2\. März um 14:00 MEZ/)
  expect(at('en', 'America/New_York')).toMatch(/08:00 GMT-5/)
})

test('figures are told in the language of the reader', () => {
  expect(write('offer_made', 'en').text).toMatch(/Budget: €45,000\nWhen: Within 3 months/)
  expect(write('offer_made', 'de').text).toMatch(/Budget: 45\.000\s€\nZeitpunkt: Innerhalb von 3 Monaten/)
  expect(write('offer_made', 'de').text).toContain('Entfernung: 7,4 km')
  expect(write('offer_reminder', 'en').subject).toContain('1 hour 30 minutes left')
  expect(write('offer_reminder', 'de').subject).toContain('Noch 1 Stunde 30 Minuten')
  expect(write('opportunity_quiet', 'de').text).toContain('seit 3 Tagen')
})

test('what is not known has no line', () => {
  const bare = aNeed({
    budget: null,
    currency: null,
    companySize: null,
    grade: null,
    quantity: null,
    why: [],
  })
  const { text } = compose('offer_made', bare, reader('en'))
  expect(text).not.toMatch(/Budget|Employees|Grade|Why you/)
  expect(text).toContain('Need: Heat pump')
})

test('a partner is told of an escalation and a return as a partner, the channel manager as one', () => {
  expect(write('offer_escalated', 'en', { desk: 'partner' }).subject).toContain('Nobody has answered yet')
  expect(write('offer_escalated', 'en', { desk: 'manufacturer' }).subject).toContain(
    'About to expire with Alpen Solar',
  )
})

test.each([
  ['markup', '<script>alert(1)</script><img src=x onerror=1>', /<script|<img/],
  ['a quote that would leave an attribute', '" onmouseover="x', /" onmouseover="/],
  ['line breaks of a header', 'Heat pump\r\nBcc: all@example.com', /[\r\n]Bcc:/],
  ['bidi overrides', 'Heat\u202epmup\u2066', /[\u202e\u2066]/],
  ['zero-width characters', 'Heat\u200b pump\ufeff', /[\u200b\ufeff]/],
  ['controls', 'Heat\u0007\u001b[2J pump', /\p{Cc}/u],
])('%s in a name are harmless', (_, hostile, trace) => {
  const data = aNeed({
    title: hostile,
    productLine: hostile,
    place: { country: 'DE', postalCode: null, town: hostile },
  })
  const mail = compose('offer_made', data, reader('en', { name: hostile, manufacturer: hostile }))
  expect(mail.subject).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  expect(mail.html.replaceAll('\n', ' ')).not.toMatch(trace)
  expect(mail.text.replaceAll('\n', ' ')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  expect(mail.text).not.toMatch(/[\r\n]Bcc:/)
})

test('data that lacks a field is refused by the name of the field', () => {
  const { respondBy: _, ...late } = samples.offer_made
  expect(() => checkedData('offer_made', late)).toThrow(/offer_made.*respondBy/)
  expect(() => checkedData('offer_expired', { ...samples.offer_expired, at: 'soon' })).toThrow(
    /at: must be a moment/,
  )
  expect(() => checkedData('never_heard_of' as NotificationKind, {})).toThrow(/no words/)
})

test('a reason that is a word of the language’s own objects is said as it stands', () => {
  expect(wordFor({ other: 'Something else' }, 'constructor')).toBe('constructor')
  expect(wordFor({ other: 'Something else' }, 'other')).toBe('Something else')
})
