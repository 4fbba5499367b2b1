import { expect, test } from 'vitest'
import type { Node, Source } from './sources.ts'
import { loadedWith, readSource, sourcesBelow } from './sources.ts'

const sources = new Map(['server', 'rules', 'shared'].flatMap(sourcesBelow).map((one) => [one.path, one]))
const server = [...sources.values()].filter(({ path }) => path.startsWith('server/'))
const isStore = (path: string) => /[/-]store\.ts$/.test(path)
const isTables = (path: string) => path.endsWith('/tables.ts')

/** Where thinking is done: nothing that these files load knows a database, a clock or an await. */
const nouns = [
  ...['cap', 'compose', 'judge', 'layout', 'plain', 'recipients', 'secrets', 'speech'].map(
    of('notifications'),
  ),
  ...['calendar', 'holidays', 'local', 'shifts', 'stretch', 'stretches', 'zone'].map(of('time')),
  ...['absence', 'company', 'days', 'edit', 'partner', 'territory', 'unstaffed'].map(of('partners')),
  ...['gather', 'postal-code', 'region'].map(of('places')),
  ...['activity', 'fields', 'task', 'flags', 'opportunity', 'outcomes', 'stages', 'weigh'].map(
    of('opportunities'),
  ),
  ...['by-hand', 'canary', 'choose', 'coverage', 'decide', 'need', 'releases', 'scored', 'shares', 'why'].map(
    of('routing'),
  ),
  ...['benchmark', 'figures', 'performance', 'period'].map(of('scorecards')),
  ...['history', 'open-work', 'recorded', 'rules-at-work', 'turns'].map(of('simulations')),
  ...['dates', 'map', 'numbers', 'past', 'read-row'].map(of('history')),
  ...[
    'bounce',
    'clauses',
    'day-words',
    'html-text',
    'mail-in',
    'own-words',
    'read-about-offer',
    'read-about-opportunity',
    'read-reply',
    'spelling',
    'words-of-doubt',
    'words-of-offers',
    'words-of-opportunities',
  ].map(of('replies')),
  ...['due', 'request', 'title'].map(of('customers')),
  'server/identity/actor.ts',
  'server/leads/duplicates.ts',
  'server/offers/offer.ts',
  'server/escalation/ladder.ts',
  ...['cadence', 'default-policy', 'facts', 'lived', 'policy', 'replay', 'tally', 'tell', 'triggers'].map(
    of('follow-ups'),
  ),
  'server/steering/merge.ts',
  'server/steering/steer.ts',
  ...['area', 'survey', 'who-is-in'].map(of('territories')),
]
function of(room: string) {
  return (noun: string) => `server/${room}/${noun}.ts`
}

/** Reading models: one question each, asked of the database in the shape of the answer. */
const readingModel = /\/(list|page|read|rows|sort|stuck|timeline)\.ts$/

/**
 * Statements that are not in a store yet. One that moves there is struck out here; nothing is added without need.
 * The first four are the whole of what their room does to the database; a claim stands in its sweep.
 */
const statementsElsewhere = [
  'server/audit/record-new.ts',
  'server/audit/record.ts',
  'server/notifications/owe.ts',
  'server/clock.ts',
  'server/keyring.ts',
  'server/escalation/sweep.ts',
  'server/http/health.ts',
  'server/identity/attempts.ts',
  'server/identity/open-session.ts',
  'server/identity/who.ts',
  'server/offers/answer.ts',
  'server/opportunities/insert-past.ts',
  'server/partners/counters.ts',
  'server/people/accept-invitation.ts',
  'server/people/complete-reset.ts',
  'server/people/invite.ts',
  'server/routing/set-aside.ts',
  'server/routing/sweep.ts',
  'server/steering/assign.ts',
]

const takesDrizzle = ({ imports }: Source) =>
  imports.some(({ to, typeOnly }) => !typeOnly && to.startsWith('drizzle-orm'))
const waits = ({ nodes }: Source) =>
  nodes.some(
    ({ type, async, await: awaited }) => type === 'AwaitExpression' || async === true || awaited === true,
  )

test('a decision loads no statement, and waits for nothing', () => {
  const impure = nouns.flatMap((noun) => {
    const faults = [...loadedWith(noun, sources)].filter((path) => {
      const source = sources.get(path)
      return !source || isStore(path) || isTables(path) || takesDrizzle(source) || waits(source)
    })
    return faults.map((path) => `${noun} loads ${path}`)
  })
  expect(impure).toEqual([])
})

test('a view lists fields: it loads no statement', () => {
  const views = server.filter(({ path }) => /[/-]view\.ts$/.test(path) && !path.endsWith('rules-view.ts'))
  expect(views.length).toBeGreaterThan(4)
  expect(views.filter((view) => takesDrizzle(view) || waits(view)).map(({ path }) => path)).toEqual([])
})

test('statements stand in stores and reading models', () => {
  const elsewhere = server
    .filter(takesDrizzle)
    .map(({ path }) => path)
    .filter(
      (path) =>
        !isStore(path) && !isTables(path) && !readingModel.test(path) && !/^server\/(db|demo)\//.test(path),
    )
  expect(elsewhere.sort()).toEqual([...statementsElsewhere].sort())
})

/** These wrap a use case that works inside another one's transaction too. */
const routesWithTransaction = ['server/offers/routes.ts', 'server/partners/routes.ts']

test('routes touch no store, no table and no transaction', () => {
  const routes = server.filter(({ path }) => /[/-]routes\.ts$/.test(path))
  expect(routes.length).toBeGreaterThan(8)
  const touching = routes.flatMap(({ path, imports }) =>
    imports
      .filter(
        ({ to, typeOnly }) => !typeOnly && (isStore(to) || isTables(to) || /^drizzle-orm|\/db\//.test(to)),
      )
      .map(({ to }) => `${path} imports ${to}`),
  )
  expect(touching).toEqual(routesWithTransaction.map((path) => `${path} imports server/db/transact.ts`))
})

/** Only these read clock and environment; PostgreSQL's programs are given the environment that they are started in. */
const mayLookOutside = /^server\/(main|config|clock|open-runtime|db\/embedded\/run)\.ts$|^server\/cli\//

interface Called {
  type: string
  name?: string
  object?: Called
  property?: Called
}

/** `new Date()`, `Date.now()`, `Math.random()`, `crypto.randomUUID()` and `process.env`. */
function looksOutside(node: Node): boolean {
  const { name, object, property } = (node.callee ?? node) as Called
  const said = object ? `${object.name ?? object.property?.name}.${property?.name}` : name
  if (node.type === 'NewExpression') return said === 'Date' && (node.arguments as unknown[]).length === 0
  if (node.type === 'MemberExpression') return said === 'process.env'
  if (node.type !== 'CallExpression') return false
  return ['Date', 'Date.now', 'Math.random', 'crypto.randomUUID', 'randomUUID', 'performance.now'].includes(
    said!,
  )
}

test('only the entrance reads clock, chance and environment', () => {
  const looking = [...sources.values()]
    .filter(({ path }) => !mayLookOutside.test(path))
    .filter(({ nodes }) => nodes.some(looksOutside))
  expect(looking.map(({ path }) => path)).toEqual([])
})

test.each([
  ['new Date()', true],
  ['Date.now()', true],
  ['const f = () => ({ at: Math.random() })', true],
  ['globalThis.crypto.randomUUID()', true],
  ['process.env.PORT', true],
  ['new Date(0)', false],
  ['runtime.now()', false],
  ['// new Date()', false],
])('a look outside is told apart: %s', (text, outside) =>
  expect(readSource('server/offers/offer.ts', text).nodes.some(looksOutside)).toBe(outside),
)
