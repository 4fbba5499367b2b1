import { openArena } from './arena.ts'
import type { Arena } from './arena.ts'
import { aTrial, outcome, pause, slowGreeter } from './mail-trials.ts'
import type { Trial } from './mail-trials.ts'

/*
 * Usage: npx tsx test/bench/soak-mails.ts [trial …]
 * Trials of the outbox against a real SMTP peer (a socket, STARTTLS, AUTH) with the real server as a process: speed,
 * refusals, cut, greeting, down (ten minutes), kills (thirty). All of them unless some are named; they share the
 * machine one after the other, so the whole takes about twenty minutes.
 */
const second = 1000
const minute = 60 * second
const kills = 30

const trials: Record<string, (trial: Trial) => Promise<string>> = {
  async speed(trial) {
    await trial.owe(2000)
    const from = Date.now()
    const server = await trial.server()
    const started = Date.now()
    await trial.settled()
    await server.kill()
    return `2,000 mails in ${seconds(Date.now() - started)} after a start of ${seconds(started - from)}`
  },

  /** For a fifth of the mails 4xx at the first and second attempt, for a twentieth 5xx. */
  async refusals(trial) {
    const seen = new Map<string, number>()
    const given = { later: 0, never: 0 }
    trial.peer.behaviour.judge = async ({ mail }) => {
      const nth = (seen.get(mail.messageId!) ?? 0) + 1
      seen.set(mail.messageId!, nth)
      const lot = seen.size % 20
      if (nth === 1 && lot === 0) {
        given.never++
        return 554
      }
      if ((nth === 1 && lot >= 1 && lot <= 4) || (nth === 2 && Math.random() < 0.2)) {
        given.later++
        return 451
      }
      return 0
    }
    await trial.owe(2000)
    const server = await trial.server()
    await trial.settled()
    await server.kill()
    return `${given.later} refusals for now, ${given.never} for good`
  },

  /** One message in ten is cut off after DATA, before it is acknowledged, at its first attempt. */
  async cut(trial) {
    const seen = new Set<string>()
    let cuts = 0
    let under = 0
    let beside = 0
    trial.peer.behaviour.judge = async ({ mail }) => {
      const first = !seen.has(mail.messageId!)
      seen.add(mail.messageId!)
      under++
      await pause(5)
      under--
      if (!first || seen.size % 10) return 0
      cuts++
      beside += under
      return 'cut'
    }
    await trial.owe(300)
    const server = await trial.server()
    await trial.settled()
    await server.kill()
    return `${cuts} cuts after DATA, ${beside} other messages under way beside them`
  },

  async greeting(trial) {
    const greeter = await slowGreeter(trial.peer.port, 30 * second)
    await trial.owe(200)
    const server = await trial.server(greeter.port)
    const from = Date.now()
    await trial.settled()
    greeter.close()
    await server.kill()
    return `200 mails behind a greeting after 30 s in ${seconds(Date.now() - from)}`
  },

  async down(trial) {
    await trial.owe(500)
    await trial.peer.stop()
    const server = await trial.server()
    await pause(10 * minute)
    const tried = (await trial.rows()).reduce((sum, { attempts }) => sum + attempts, 0)
    await trial.peer.start()
    const from = Date.now()
    await trial.settled()
    await server.kill()
    return `500 mails, ten minutes down with ${tried} attempts in all, then gone in ${seconds(Date.now() - from)}`
  },

  /** Kills the sender while it sends, thirty times; a mail in flight is one that the peer has and the rows do not know as sent. */
  async kills(trial) {
    await trial.owe(2000)
    trial.peer.behaviour.judge = async () => pause(80 + Math.random() * 40).then(() => 0)
    const inFlight: number[] = []
    for (let nth = 0; nth < kills; nth++) {
      const before = trial.peer.box.length
      const server = await trial.server()
      while (trial.peer.box.length < before + 5) await pause(20)
      await pause(Math.random() * second)
      await server.kill()
      // What the peer has begun to take it takes whole, whoever sent it.
      await pause(300)
      const sent = new Set(
        (await trial.rows()).flatMap((row) => (row.status === 'sent' ? [row.messageId] : [])),
      )
      const taken = new Set(trial.peer.box.map(({ mail }) => mail.messageId!))
      const open = [...taken].filter((id) => !sent.has(id)).length
      inFlight.push(open)
    }
    const left = 2000 - new Set(trial.peer.box.map(({ mail }) => mail.messageId)).size
    trial.peer.behaviour.judge = null
    const server = await trial.server()
    await trial.settled()
    await server.kill()
    const added = inFlight.map((open, nth) => open - (inFlight[nth - 1] ?? 0))
    return `${kills} kills, ${left} mails still owed at the last; in flight at a kill at most ${Math.max(...added)}, ${inFlight.at(-1)} in all that had arrived and were not known to`
  },
}

async function run(arena: Arena, name: string): Promise<boolean> {
  const trial = await aTrial(arena, name)
  try {
    const said = await trials[name]!(trial)
    const { sent, dead, missing, copies, strangers } = await outcome(trial)
    console.log(`${name}: ${said}`)
    console.log(
      `  sent ${sent}, given up ${dead}, missing ${missing}, copies ${copies}, unknown Message-IDs ${strangers}`,
    )
    return missing === 0 && strangers === 0
  } finally {
    await trial.close()
  }
}

const seconds = (ms: number) => `${(ms / second).toFixed(1)} s`

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !trials[name])
if (unknown.length)
  throw new Error(`no such trial: ${unknown.join(', ')}; there are ${Object.keys(trials).join(', ')}`)
const arena = await openArena()
try {
  for (const name of asked.length ? asked : Object.keys(trials))
    if (!(await run(arena, name))) process.exitCode = 1
} finally {
  await arena.close()
}
