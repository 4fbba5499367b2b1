import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { operationsOf } from '../../server/http/operations.ts'
import type { Runtime } from '../../server/runtime.ts'
import type { Matrix, Owner } from '../support/matrix.ts'
import { aMatrix, askers, askFor, owners, verdictOf, withoutTrace } from '../support/matrix.ts'
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
      const id = owner === 'absent' ? absent : ((await row.thing?.(matrix.sides[owner])) ?? absent)
      const answer = await askFor(client, route, id, bodyOf(id, owner === 'absent' ? 'ours' : owner))
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

  /** What is answered is what the route says it answers. */
  function fits(status: number, body: unknown) {
    const schema = route.answers?.[status]
    if (schema === undefined) expect(Object.keys(route.answers ?? {})).toContain(String(status))
    else if (schema) expect(schema.safeParse(body).error?.issues ?? []).toEqual([])
  }
})

/** Names that must not reach an asker: another manufacturer's never, another partner's no partner. */
function leaks(asker: (typeof askers)[number], text: string): string[] {
  const foreign: Record<string, string[]> = {
    stranger: ['Nordlicht', 'Huber Haustechnik', 'CANARY-RIVAL'],
    rival: ['CANARY-STRANGER', 'Huber Haustechnik'],
    partner_admin: ['CANARY-STRANGER', 'CANARY-RIVAL'],
    partner_user: ['CANARY-STRANGER', 'CANARY-RIVAL'],
    anonymous: ['CANARY-STRANGER', 'CANARY-RIVAL', 'Nordlicht', 'Huber Haustechnik'],
  }
  return (foreign[asker] ?? ['CANARY-STRANGER']).filter((name) => text.includes(name))
}
