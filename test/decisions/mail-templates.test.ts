import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkedData, compose, templateKey } from '../../server/notifications/compose.ts'
import { samples } from '../../server/notifications/samples.ts'
import { faultsOfWords, nearest } from '../../server/notifications/template.ts'
import { usualWords, voicesOf } from '../../server/notifications/usual-words.ts'
import { variablesOf } from '../../server/notifications/variables.ts'
import { notificationKinds, templateParts } from '../../shared/codes.ts'
import type { TemplateWords } from '../../shared/mail-templates.ts'
import type { NotificationKind } from '../../shared/mails.ts'
import type { Locale } from '../../shared/text.ts'
import { aNeed } from '../support/notifications.ts'

const known = variablesOf('offer_made')
const reader = (locale: Locale = 'en', timeZone = 'Europe/Berlin') => ({
  name: 'Jana Keller',
  locale,
  timeZone,
  desk: 'partner' as const,
  manufacturer: 'Nordlicht Heizungen',
  link: 'https://baton.example/answer#token',
  at: '2026-03-02T09:00:00.000Z',
})
const own = (words: TemplateWords, locale: Locale = 'en') =>
  new Map([[templateKey('offer_made', locale), { all: words }]])
const write = (words: TemplateWords, data = aNeed(), about = reader()) =>
  compose('offer_made', data, about, own(words, about.locale))

test.each([
  [
    'an unknown variable',
    'subject',
    'Lead {{titel}}',
    'unknown_variable',
    /\{\{titel\}\} at character 6; did you mean \{\{title\}\}\?/,
  ],
  ['a name like nothing', 'intro', '{{password}}', 'unknown_variable', /there are \{\{recipient\}\}, /],
  [
    'a variable of another kind',
    'intro',
    'In {{time_left}}',
    'unknown_variable',
    /\{\{time_left\}\} at character 4/,
  ],
  ['no name', 'intro', 'For {{ }}', 'unknown_variable', /without a name at character 5/],
  [
    'braces that stay open',
    'intro',
    'For {{title',
    'unbalanced_braces',
    /\{\{ without its \}\} at character 5/,
  ],
  [
    'braces that were never opened',
    'intro',
    'For title}}',
    'unbalanced_braces',
    /\}\} without its \{\{ at character 10/,
  ],
  ['a line break in the subject', 'subject', 'Lead\nBcc: all@example.com', 'several_lines', /one line/],
  ['a carriage return', 'intro', 'Lead\rBcc: all@example.com', 'control_character', /character 5/],
  ['a NUL', 'outro', 'Lead\u0000', 'control_character', /character 5/],
  ['a bidi override', 'action', 'Open \u202e', 'control_character', /character 6/],
] as const)('%s in the %s is refused by its place', (_, part, text, code, message) => {
  expect(faultsOfWords({ [part]: text }, known, '/template/all')).toEqual([
    expect.objectContaining({
      pointer: `/template/all/${part}`,
      code,
      message: expect.stringMatching(message),
    }),
  ])
})

test('every fault of a text is named, not only the first', () =>
  expect(faultsOfWords({ intro: '{{tite}} {{grad}} }}' }, known, '').map(({ code }) => code)).toEqual([
    'unknown_variable',
    'unknown_variable',
    'unbalanced_braces',
  ]))

test('single braces, blanks within and several lines are fine', () =>
  expect(faultsOfWords({ intro: 'Dear {{ recipient }},\n\n{this} is {{title}} }' }, known, '')).toEqual([]))

test.each([
  ['titel', 'title'],
  ['deadlin', 'deadline'],
  ['Manufacturer', 'manufacturer'],
  ['xyz', null],
])('%s is nearest to %s', (name, near) => expect(nearest(name, known)).toBe(near))

describe.each(['en', 'de'] as const)('in %s', (locale) => {
  test.each(notificationKinds)(
    'the usual words of %s are a template without faults, and say something',
    (kind) => {
      for (const voice of voicesOf(kind)) {
        const words = usualWords(kind, locale, voice)
        const given = Object.fromEntries(
          templateParts.flatMap((part) => (words[part] ? [[part, words[part]]] : [])),
        )
        expect(faultsOfWords(given, variablesOf(kind), '')).toEqual([])
        expect(words.subject).not.toBe('')
        expect(words.intro).not.toMatch(/undefined|null|NaN|\[object/)
      }
    },
  )
})

test('an offer’s usual words name what they are made of', () => {
  expect(usualWords('offer_made', 'en', 'all')).toMatchObject({
    subject: 'New lead: {{title}}. Answer by {{deadline_short}}',
    intro: '{{manufacturer}} has a lead for you. Please accept or decline it by {{deadline}}.',
  })
  expect(usualWords('offer_reminder', 'de', 'all').subject).toBe('Noch offen: {{title}}. Noch {{time_left}}')
  expect(usualWords('opportunity_quiet', 'de', 'all').intro).toContain('seit {{days}}')
  expect(voicesOf('offer_escalated')).toEqual(['partner', 'manufacturer'])
})

test('a template words what it has words for, in the reader’s language and zone; the rest stays Baton’s', () => {
  const words = {
    subject: 'Anfrage {{title}} bis {{deadline_short}}',
    intro: 'Hallo {{recipient}},\n\n{{budget}}, {{place}}, {{distance}}, {{timeline}}.',
  }
  const { subject, text, html, fault } = write(words, aNeed(), reader('de', 'America/New_York'))
  expect(fault).toBeUndefined()
  expect(subject).toBe('Anfrage 3 × Heat pump, 80331 München bis Mo., 08:00 · Nordlicht Heizungen')
  expect(text).toMatch(
    /^Hallo Jana Keller,\n\n45\.000\s€, 80331 München, Deutschland, 7,4 km, Innerhalb von 3 Monaten\./,
  )
  expect(html).toContain('Hallo Jana Keller,<br><br>')
  expect(text, 'the facts and the button').toMatch(/Antwort bis: [\s\S]*Annehmen:\nhttps:/)
  expect(
    compose(
      'opportunity_quiet',
      samples.opportunity_quiet,
      reader('de'),
      new Map([[templateKey('opportunity_quiet', 'de'), { all: { intro: 'Seit {{days}} still' } }]]),
    ).text,
  ).toContain('Seit 3 Tagen still')
})

test('each side is written in its own words, where it has some', () => {
  const templates = new Map([
    [templateKey('offer_escalated', 'en'), { manufacturer: { subject: 'Look after {{partner}}' } }],
  ])
  const subject = (desk: 'partner' | 'manufacturer') =>
    compose('offer_escalated', samples.offer_escalated, { ...reader(), desk }, templates).subject
  expect(subject('manufacturer')).toContain('Look after Alpen Solar')
  expect(subject('partner')).toContain('Nobody has answered yet')
})

test('a template that has become wrong costs nobody the mail: it has Baton’s words, and the fault is told', () => {
  const { subject, fault } = write({ subject: 'Lead {{gone}}' })
  expect(subject).toContain('New lead: 3 × Heat pump')
  expect(fault).toContain('{{gone}}')
  expect(write({ subject: '{{budget}}' }, aNeed({ budget: null })).fault).toContain('has no words')
})

test('what stands in a value is a value: never a variable, markup or a header', () => {
  const hostile = '{{manufacturer}} <b onclick=x>\r\nBcc: all@example.com\u202e'
  const { subject, text, html } = write(
    { subject: '{{title}}', intro: '<i>{{title}}</i>' },
    aNeed({ title: hostile }),
  )
  expect(subject).toBe('{{manufacturer}} <b onclick=x> Bcc: all@example.com · Nordlicht Heizungen')
  expect(text).not.toMatch(/^Bcc:/m)
  expect(html).toContain('&lt;i&gt;{{manufacturer}} &lt;b onclick=x&gt;')
  expect(html).not.toMatch(/<b |<i>/)
})

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    'a\r\nBcc: all@example.com',
    '<script>alert(1)</script>',
    '"><img src=x onerror=1>',
    '\u202eevil\u2066',
    'a\u0000b',
    '\ud800',
    '{{title}}',
    'x'.repeat(10_000),
  ),
)
/** The sample of a kind with a stranger's words wherever its data may hold any. */
function spoilt(kind: NotificationKind, value: string): Record<string, unknown> {
  let data: Record<string, unknown> = { ...samples[kind] }
  for (const [key, inner] of Object.entries(data)) {
    const replaced =
      key === 'place' && inner ? { ...(inner as object), town: value, postalCode: value } : value
    const candidate = { ...data, [key]: replaced }
    try {
      if (typeof inner === 'string' || key === 'place') data = checkedData(kind, candidate) as typeof data
    } catch {
      // This field has a closed list, or a form of its own.
    }
  }
  return data
}

const tags = (html: string) => [...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name!.toLowerCase())

test('whatever strangers and templates say, a mail stays well-formed: 1,000 cases', () => {
  const usual = new Map(
    notificationKinds.map((kind) => [
      kind,
      new Set(['br', ...tags(compose(kind, samples[kind] as never, reader()).html)]),
    ]),
  )
  const template = fc.record(
    { subject: nasty, intro: nasty, outro: nasty, action: nasty },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...notificationKinds),
      fc.constantFrom('en' as const, 'de' as const),
      nasty,
      nasty,
      template,
      (kind, locale, name, value, words) => {
        const data = spoilt(kind, value || 'x')
        const about = { ...reader(locale), name, manufacturer: value || 'x' }
        const voice = voicesOf(kind)[0]!
        const templates = new Map([[templateKey(kind, locale), { [voice]: words }]])
        const mail = compose(kind, data as never, about, templates)
        expect(mail.subject).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
        expect(mail.subject.isWellFormed()).toBe(true)
        expect([...mail.subject].length).toBeLessThanOrEqual(180 + 3 + 120)
        expect(mail.text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
        expect(mail.html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
        expect(tags(mail.html).filter((tag) => !usual.get(kind)!.has(tag))).toEqual([])
        expect(mail.html).not.toMatch(/<[^>]*\son\w+=/i)
      },
    ),
    { numRuns: 1000 },
  )
})

test('the samples are what the words need', () => {
  for (const kind of notificationKinds) expect(() => checkedData(kind, samples[kind])).not.toThrow()
})
