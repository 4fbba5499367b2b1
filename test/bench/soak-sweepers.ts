import { aPartnerPerson } from '../support/people.ts'
import { invariants } from '../support/invariants.ts'
import type { Network } from '../support/racers.ts'
import { aNetworkOf, ask } from '../support/racers.ts'
import type { ServerProcess } from '../support/server-process.ts'
import { freePort, startServer } from '../support/server-process.ts'
import { anSmtpPeer } from '../support/smtp.ts'
import { buildApp } from '../../server/app.ts'
import { standingClock } from '../support/world.ts'
import { openArena, openStage } from './arena.ts'

// Several servers sweep the same offers and are killed at random; afterwards nothing was done twice or left.
// npx tsx test/bench/soak-sweepers.ts [servers] [kills] [leads]
const [servers = 4, kills = 20, leads = 2000] = process.argv.slice(2).map(Number)

const arena = await openArena()
const stage = await openStage(arena, `baton_soak_sweepers_${servers}`)
const peer = await anSmtpPeer()
const smtp = { SMTP_URL: `smtp://baton:secret@127.0.0.1:${peer.port}/?tls.rejectUnauthorized=false` }
try {
  const faults = await soak()
  console.log(faults.length ? faults.join('\n') : 'nothing twice, nothing left, every invariant holds')
  process.exitCode = faults.length ? 1 : 0
} finally {
  await peer.close()
  await stage.close()
  await arena.close()
}

async function soak(): Promise<string[]> {
  const world = {
    ...stage,
    clock: standingClock(new Date(Date.now()).toISOString()),
    app: buildApp(stage.runtime),
    logged: [],
    sweep: () => Promise.resolve(0),
  }
  const network = await aNetworkOf(world, [{}, {}, {}, {}, {}])
  for (const { id } of network.partners) await aPartnerPerson(world, network.tenantId, id)
  await post(world.app, network)
  await spread(kills * 1500)
  const running = await Promise.all(
    Array.from({ length: servers }, async () => startServer(stage.url, await freePort(), smtp)),
  )
  for (let kill = 0; kill < kills; kill++) {
    await pause(300 + Math.random() * 1800)
    const nth = Math.floor(Math.random() * servers)
    await running[nth]!.kill()
    running[nth] = await startServer(stage.url, await freePort(), smtp)
  }
  await settled(running)
  for (const server of running) await server.kill()
  const copies = peer.box.length - new Set(peer.box.map(({ mail }) => mail.messageId)).size
  console.log(
    `${servers} servers, ${kills} kills: ${peer.box.length} mails came in, ${copies} of them a second time`,
  )
  return [...(await twice()), ...(await invariants(stage.url, { now: new Date(), lateSeconds: 5 }))]
}

function pause(ms: number) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

async function post(app: ReturnType<typeof buildApp>, { apiKey }: Network): Promise<void> {
  for (let from = 0; from < leads; from += 100) {
    const batch = Array.from({ length: 100 }, (_, nth) => ({
      externalId: `lead-${from + nth}`,
      person: { email: `person@firm-${from + nth}.example` },
      address: { country: 'DE', postalCode: '80331' },
      need: { productLine: 'Heat pump' },
    }))
    await app.request('/api/leads/batch', {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ leads: batch }),
    })
  }
}

/** Every step of every ladder falls within the next so many ms. */
function spread(ms: number) {
  return ask(
    stage,
    `select set_config('app.scope', 'backup', false);
     with moved as (
       select tenant_id, id, (select json_agg(json_build_object('at', to_char(
           (clock_timestamp() + (random_part + nth) / 4.0 * interval '${ms} ms') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'step', step ->> 'step', 'to', step -> 'to') order by nth)
         from json_array_elements(steps) with ordinality as s(step, nth)) as steps
       from (select *, random() as random_part from offers where status = 'open') o)
     update offers o set steps = m.steps, next_step_at = (m.steps -> 0 ->> 'at')::timestamptz,
       respond_by = (m.steps -> -1 ->> 'at')::timestamptz from moved m where o.tenant_id = m.tenant_id and o.id = m.id`,
  )
}

/** Waits until nothing is due and every mail has gone. */
async function settled(running: ServerProcess[]): Promise<void> {
  for (let second = 0; second < 180; second++) {
    const [row] = await ask<{ left: number }>(
      stage,
      `select (select count(*) from offers where status = 'open' and next_step_at <= now())::int
         + (select count(*) from leads where status = 'waiting')::int + (select count(*) from outbox where status = 'owed')::int
         + (select count(*) from mails where status in ('owed', 'sending') and due_at <= now())::int as left`,
    )
    if (!row!.left) return
    await pause(1000)
  }
  throw new Error(`not settled after three minutes: ${running.map((one) => one.output()).join('\n')}`)
}

/** Whoever was told the same of one offer twice. */
async function twice(): Promise<string[]> {
  const rows = await ask<{ what: string }>(
    stage,
    `select format('%s of offer %s was owed %s times to %s', kind, offer_id, count(*), audience) as what
     from outbox where offer_id is not null and kind in ('offer_made', 'offer_expired')
     group by tenant_id, offer_id, kind, audience having count(*) > 1`,
  )
  return rows.map(({ what }) => what)
}
