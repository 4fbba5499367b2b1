import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { operationsOf } from '../../server/http/operations.ts'
import type { Runtime } from '../../server/runtime.ts'
import type { Asker, Matrix, Owner } from '../support/matrix.ts'
import { aMatrix, askers, askFor, owners, verdictOf, withoutTrace } from '../support/matrix.ts'
import { aLead } from '../support/matrix-things.ts'
import { rows } from '../support/matrix-rows.ts'
import { aWorld } from '../support/world.ts'

let matrix: Matrix
beforeAll(async () => void (matrix = await aMatrix(await aWorld())))
afterAll(async () => {
  expect(matrix.world.logged.filter((line) => line.level === 'error')).toEqual([])
  await matrix.world.close()
})

// Read off an app that serves nothing, so that every route has its test by name.
const routes = operationsOf(buildApp({ baseUrl: 'http://localhost' } as Runtime).routes)
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`

test('every route has its row, and every row its route', () => {
  expect(Object.keys(rows).sort()).toEqual(routes.map(nameOf).sort())
})

const expected = {
  unauthenticated: [401],
  forbidden: [403],
  absent: [404],
  link_expired: [410],
  through: [200, 201, 202, 204],
}

describe.each(routes.filter((route) => rows[nameOf(route)]))('$method $path', (route) => {
  const row = rows[nameOf(route)]!

  test.each(askers)('%s', async (asker) => {
    const absent = matrix.world.runtime.newId()
    const bodyOf = (id: string, owner: Exclude<Owner, 'absent'> = 'ours') =>
      row.body?.(id, matrix.sides[owner])
    const answerFor = async (owner: Owner) => {
      const client = await matrix.ask(asker, row)
      const id = owner === 'absent' ? absent : ((await thingOf(asker, owner)) ?? absent)
      const answer = await askFor(client, route, id, row, bodyOf(id, owner === 'absent' ? 'ours' : owner))
      return { answer, id }
    }
    for (const owner of row.thing ? owners : (['ours'] as const)) {
      const verdict = verdictOf(row, route.who, asker, owner)
      const { answer, id } = await answerFor(owner)
      const wanted = verdict === 'through' ? (row.through ?? expected.through) : expected[verdict]
      expect(wanted, `${owner}: ${JSON.stringify(answer.body)}`).toContain(answer.status)
      if (verdict === 'absent') {
        const nothing = (await answerFor('absent')).answer
        const told = withoutTrace(answer)
        expect(JSON.stringify(told).replaceAll(id, '<id>')).toBe(
          JSON.stringify(withoutTrace(nothing)).replaceAll(absent, '<id>'),
        )
      }
      expect(leaks(asker, JSON.stringify(answer.body))).toEqual([])
      if (verdict === 'through' && answer.status < 300) fits(answer.status, answer.body)
    }
  })

  /** A thing that nobody may change stays for the next asker; one that is changed is made anew. */
  const kept = new Map<Owner, Promise<string> | undefined>()
  function thingOf(asker: Asker, owner: Exclude<Owner, 'absent'>) {
    const changes = route.method !== 'GET' && verdictOf(row, route.who, asker, owner) === 'through'
    if (changes) return row.thing?.(matrix.sides[owner])
    if (!kept.has(owner)) kept.set(owner, row.thing?.(matrix.sides[owner]))
    return kept.get(owner)
  }

  /** What is answered is what the route says it answers. */
  function fits(status: number, body: unknown) {
    const schema = route.answers?.[status]
    if (schema === undefined) expect(Object.keys(route.answers ?? {})).toContain(String(status))
    else if (schema) expect(schema.safeParse(body).error?.issues ?? []).toEqual([])
  }
})

test('another manufacturer’s partner named in a body is as absent as one that is not there', async () => {
  const { ours, strangers } = matrix.sides
  const absent = matrix.world.runtime.newId()
  const told = async (path: string, body: (partnerId: string) => unknown) => {
    const answers = [strangers.partnerId, absent].map(async (partnerId) => {
      const { status, body: said, headers } = await ours.tenant.admin.post(path, body(partnerId))
      return JSON.stringify(withoutTrace({ status, body: said, headers })).replaceAll(partnerId, '<id>')
    })
    return Promise.all(answers)
  }
  const lead = await aLead(ours)
  const [foreign, nothing] = await told(`/api/leads/${lead}/assign`, (partnerId) => ({
    partnerId,
    reason: 'x',
  }))
  expect(foreign).toBe(nothing)
  expect(foreign).toMatch(/"status":4\d\d/)
  const guest = { email: 'guest@example.com', name: 'Gerda', role: 'partner_user' }
  const [alien, nobody] = await told('/api/invitations', (partnerId) => ({ ...guest, partnerId }))
  expect(alien).toBe(nobody)
  expect(alien).toContain('"status":404')
})

/** Names that must not reach an asker: another manufacturer's never, another partner's no partner. */
function leaks(asker: Asker, text: string): string[] {
  const foreign: Record<string, string[]> = {
    stranger: ['Nordlicht', 'Huber Haustechnik', 'CANARY-RIVAL'],
    rival: ['CANARY-STRANGER', 'Huber Haustechnik'],
    partner_admin: ['CANARY-STRANGER', 'CANARY-RIVAL'],
    partner_user: ['CANARY-STRANGER', 'CANARY-RIVAL'],
    anonymous: ['CANARY-STRANGER', 'CANARY-RIVAL', 'Nordlicht', 'Huber Haustechnik'],
  }
  return (foreign[asker] ?? ['CANARY-STRANGER']).filter((name) => text.includes(name))
}
