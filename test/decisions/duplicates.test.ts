import { describe, expect, test } from 'vitest'
import type { Earlier } from '../../server/leads/duplicates.ts'
import { judge, twinsWithin } from '../../server/leads/duplicates.ts'
import { keysOf } from '../../server/leads/keys.ts'
import { newLead } from '../../shared/leads.ts'
import type { DuplicatePolicy } from '../../shared/manufacturers.ts'

const earlier = (overrides: Partial<Earlier>): Earlier => ({
  leadId: 'earlier',
  status: 'offered',
  partnerId: null,
  worked: false,
  by: 'email',
  ...overrides,
})
const worked = earlier({ status: 'accepted', partnerId: 'p1', worked: true })

describe('never two partners on one customer’s need', () => {
  test.each<[string, Earlier[], DuplicatePolicy, string]>([
    ['a new customer is routed', [], 'hold', 'route'],
    ['a twin that a partner works is joined', [worked], 'hold', 'join'],
    ['also where duplicates are routed', [worked], 'route', 'join'],
    ['a twin on its way holds the lead', [earlier({})], 'hold', 'hold'],
    ['unless the manufacturer wants it routed', [earlier({})], 'route', 'route'],
    ['or merged into the twin', [earlier({})], 'merge', 'merge'],
    ['a twin that a partner works is joined, merging or not', [worked], 'merge', 'join'],
    [
      'a twin that was won or lost is the past',
      [earlier({ status: 'accepted', partnerId: 'p1' })],
      'hold',
      'route',
    ],
  ])('%s', (_, found, policy, verdict) => expect(judge(found, policy).do).toBe(verdict))

  test('the strongest sign of several twins counts', () => {
    const verdict = judge(
      [earlier({ leadId: 'by domain', by: 'domain' }), earlier({ leadId: 'by mail' })],
      'hold',
    )
    expect(verdict.of?.leadId).toBe('by mail')
  })
})

const keys = (lead: object) =>
  keysOf(newLead.parse({ address: { country: 'DE', postalCode: '80331' }, externalId: 'x', ...lead }))

describe('keys', () => {
  test.each<[string, object, object]>([
    [
      'a mail address without case and plus tag',
      { person: { email: 'Erika+Shop@Example.COM' } },
      { email: 'erika@example.com' },
    ],
    ['a phone as E.164', { person: { phone: '089 / 123 456 78' } }, { phone: '+498912345678' }],
    [
      'a company without its legal form',
      { company: { name: 'Müller & Söhne GmbH' } },
      { company: 'muellersoehne|DE80331' },
    ],
    ['the domain of a company', { person: { email: 'e@firma.example' } }, { domain: 'firma.example' }],
    ['a free mail address has none', { person: { email: 'e@gmx.de' } }, { domain: null }],
    ['nor has one of a Swiss provider', { person: { email: 'e@bluewin.ch' } }, { domain: null }],
    [
      'the web site counts where the mail is free',
      { person: { email: 'e@gmx.de' }, company: { website: 'www.firma.example/kontakt' } },
      { domain: 'firma.example' },
    ],
  ])('%s', (_, lead, wanted) => expect(keys(lead)).toMatchObject(wanted))
})

test('twins in one batch are found at the first that came', () => {
  const batch = [
    keys({ person: { email: 'a@firma.example' } }),
    keys({}),
    keys({ person: { email: 'a@firma.example' } }),
  ]
  expect(twinsWithin(batch).map(({ twin }) => twin)).toEqual([-1, -1, 0])
})
