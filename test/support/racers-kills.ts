import { invariants } from './invariants.ts'
import type { Network } from './racers.ts'
import { ask, leadNo } from './racers.ts'
import { freePort, send, startServer } from './server-process.ts'
import type { World } from './world.ts'

export interface KillReport {
  kills: number
  /** Leads that were answered 201 or 200, in one request or in a batch. */
  answered: number
  /** Requests whose answer never came; posted again after the restart. */
  unanswered: number
  /** What is wrong afterwards, in words; empty when every promise held. */
  faults: string[]
}

/**
 * Kills the real server so many times under load, always in the middle of requests, and starts it again on the same
 * database. Clients that had no answer post the same lead again. With `strike`, that is done instead, and the server
 * has to get over it by itself.
 */
export async function killUnderLoad(
  world: World,
  { apiKey }: Network,
  kills: number,
  { workers = 8, strike }: { workers?: number; strike?: () => Promise<unknown> } = {},
): Promise<KillReport> {
  const port = await freePort()
  const answered = new Map<string, string>()
  const faults: string[] = []
  let unanswered = 0
  let next = 0
  const load = { over: false }
  let server = await startServer(world.url, port)
  const { baseUrl } = server

  const postUntilAnswered = async (nth: number) => {
    for (let again = false; ; again = true) {
      const { status, body } = await send(baseUrl, apiKey, 'POST', '/api/leads', leadNo(nth))
      if (status === 201 || status === 200) return void answered.set(`lead-${nth}`, body.lead.id)
      if (status === 0) unanswered++
      else if (status !== 503)
        return void faults.push(`lead-${nth} was answered ${status}${again ? ' again' : ''}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const work = Array.from({ length: workers }, async () => {
    while (!load.over) await postUntilAnswered(next++)
  })
  for (let kill = 0; kill < kills; kill++) {
    const enough = answered.size + 20 + Math.random() * 40
    while (answered.size < enough) await new Promise((resolve) => setTimeout(resolve, Math.random() * 20))
    if (strike) await strike()
    else {
      await server.kill()
      server = await startServer(world.url, port)
    }
  }
  load.over = true
  await Promise.all(work)
  await server.kill()
  faults.push(...(await missing(world, answered)), ...(await invariants(world.url)))
  return { kills, answered: answered.size, unanswered, faults }
}

async function missing(world: World, answered: Map<string, string>): Promise<string[]> {
  const rows = await ask<{ id: string; key: string; offers: number }>(
    world,
    `select id, external_id as key, (select count(*)::int from offers o where o.tenant_id = l.tenant_id and o.lead_id = l.id)
      as offers from leads l`,
  )
  const kept = new Map(rows.map((row) => [row.key, row]))
  return [...answered].flatMap(([key, id]) => {
    const row = kept.get(key)
    if (row?.id !== id) return [`${key} was answered as ${id}, but is ${row?.id ?? 'lost'}`]
    return row.offers ? [] : [`${key} has no offer`]
  })
}
