import { expect, test } from 'vitest'
import { calmed, mostOneByOne } from '../../server/channels/storm.ts'
import type { Happened, Waits } from '../../server/notifications/digest.ts'
import { digestOf } from '../../server/notifications/digest.ts'

const now = new Date('2026-03-02T09:00:00.000Z')
const inAMinute = new Date('2026-03-02T09:01:00.000Z')
const mails = (count: number, userId = 'ann') =>
  Array.from({ length: count }, (_, nth) => ({
    userId,
    nth,
    status: 'owed' as 'owed' | 'gathered',
    dueAt: now,
  }))
const statuses = (told: { status: string }[]) => [...new Set(told.map(({ status }) => status))]

test('a handful comes one by one', () =>
  expect(calmed(mails(mostOneByOne), new Map(), () => true, now)).toEqual(mails(mostOneByOne)))

test('more come as one, a minute later', () => {
  const told = calmed([...mails(6), ...mails(2, 'bob')], new Map(), () => true, now)
  expect(told.slice(0, 6).every(({ status, dueAt }) => status === 'gathered' && +dueAt === +inAMinute)).toBe(
    true,
  )
  expect(statuses(told.slice(6))).toEqual(['owed'])
})

test('what was written within the minute counts', () => {
  expect(statuses(calmed(mails(2), new Map([['ann', 4]]), () => true, now))).toEqual(['gathered'])
  expect(statuses(calmed(mails(2), new Map([['ann', 3]]), () => true, now))).toEqual(['owed'])
})

test('what does not bear it is left alone, and does not count', () =>
  expect(statuses(calmed(mails(40), new Map(), ({ nth }) => nth > 35, now))).toEqual(['owed']))

const waits = (id: string): Waits => ({
  what: 'offer',
  title: id,
  at: null,
  day: null,
  who: null,
  url: 'https://baton.example/',
  about: [id],
})
const asked = (id: string): Happened => ({ kind: 'offer_made', text: id, url: null, about: [id] })

test('nothing to say is no digest', () => expect(digestOf([], [])).toBeNull())

test('a question is asked afresh while it is open, and counted as settled when it is not', () =>
  expect(digestOf([waits('a')], [asked('a'), asked('b')])).toMatchObject({
    waiting: [{ title: 'a' }],
    happened: [],
    settled: 1,
    more: 0,
  }))

test('news are told, and a long list says how many more there are', () => {
  const many = Array.from({ length: 23 }, (_, nth) => waits(String(nth)))
  const said = digestOf(many, [{ kind: 'offer_accepted', text: 'Accepted', url: null, about: ['x'] }])
  expect(said).toMatchObject({ more: 3, happened: [{ text: 'Accepted' }], settled: 0 })
  expect(said!.waiting).toHaveLength(20)
})
