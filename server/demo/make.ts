import type { Runtime } from '../runtime.ts'
import { DAY } from '../time/day.ts'
import { chanceOf } from './chance.ts'
import { foundDemo, furnish } from './found.ts'
import { liveThrough } from './history.ts'
import { readNetwork } from './network.ts'
import { pastOf } from './past.ts'
import { readLastLead } from './store.ts'

/**
 * Makes the demo's network as it was so many days ago; nothing has happened in it yet.
 *
 * @returns the tenant's id
 */
export async function makeNetwork(runtime: Runtime, days: number): Promise<string> {
  const today = runtime.now()
  const past = pastOf(runtime, new Date(today.getTime() - days * DAY))
  const tenantId = await foundDemo(past.runtime, today)
  await furnish(past.runtime, tenantId)
  return tenantId
}

/**
 * Lives through the days since something happened last: the demo's whole past, the days in which no server was there,
 * or those which a server did not come to the end of making.
 */
export async function catchUp(runtime: Runtime, tenantId: string): Promise<void> {
  const now = runtime.now()
  const { at, count } = await readLastLead(runtime, tenantId)
  if (now.getTime() - at.getTime() < DAY) return
  const past = pastOf(runtime, at)
  const network = await readNetwork(past.runtime, tenantId)
  await liveThrough(past, network, chanceOf(`after ${count} leads`), { to: now, leads: count })
}
