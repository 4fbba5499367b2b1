import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root, sourcesBelow } from './sources.ts'

const files = sourcesBelow('server').map(({ path, imports }) => ({
  path,
  room: path.split('/')[1]!,
  imports,
  text: readFileSync(join(root, path), 'utf8'),
}))

/** Each table's room, under its name in SQL and under the name of its constant. */
const homes = new Map(
  files
    .filter(({ path }) => path.endsWith('/tables.ts'))
    .flatMap(({ room, text }) =>
      [...text.matchAll(/const (\w+) = pgTable\(\s*'(\w+)'/g)].map((found) => ({ room, found })),
    )
    .flatMap(({ room, found }) => [[found[1]!, room] as const, [found[2]!, room] as const]),
)

/**
 * Rooms that change a row of another's in the transaction of their own work: what happens to a lead, an offer or an
 * opportunity is decided in several rooms, and the network's version is counted up by whoever changes the network.
 */
const guests = [
  // what a browser did not take is told again
  'channels → outbox',
  'audit → leads',
  // whether somebody was in touch, as the customer says, and when the customer is next written to
  'customers → opportunities',
  'escalation → offers',
  'escalation → leads',
  'follow-ups → opportunities',
  // the pause switch of its mails
  'notifications → manufacturers',
  'partners → manufacturers',
  'routing → leads',
  'steering → offers',
  'steering → leads',
  // two leads that are made one, and what they were again
  'steering → leadContacts',
  'steering → lead_contacts',
  // the secret that all servers share stands beside the rooms
  'keyring.ts → keyring',
]

const writes = (text: string) => [
  ...text.matchAll(/\b(?:insert into|update|delete from) (?:only )?(\w+)/g),
  ...text.matchAll(/\.(?:insert|update|delete)\((\w+)\)/g),
]

test('a table is written by its own room, or by a guest that is named', () => {
  const found = files
    .filter(({ room }) => room !== 'db')
    .flatMap(({ room, text }) =>
      writes(text)
        .map(([, table]) => table!)
        .filter((table) => homes.has(table) && homes.get(table) !== room)
        .map((table) => `${room} → ${table}`),
    )
  expect([...new Set(found)].sort()).toEqual([...guests].sort())
})

test('every table has its room', () => expect(homes.size).toBeGreaterThan(20))
