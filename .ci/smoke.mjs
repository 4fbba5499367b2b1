// The two commands of the README, as a newcomer has them: start, sign in, post a lead, see its offer; then once more
// after a kill -9, on the same data.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const scratch = process.argv[2]
const port = await aFreePort()
const base = `http://localhost:${port}`
const env = {
  ...process.env,
  PORT: String(port),
  DATA_DIR: join(scratch, 'data'),
  DATABASE_URL: '',
  BASE_URL: '',
}
const results = { numPassedTests: 0, numFailedTests: 0 }
let server

async function aFreePort() {
  const probe = createServer().listen(0)
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}

async function check(name, work) {
  const began = Date.now()
  try {
    await work()
    results.numPassedTests++
    console.log(`   ✓ ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  } catch (error) {
    results.numFailedTests++
    console.log(`   ✗ ${name}\n${error.stack}`)
  }
}

/** `npm start`, in a process group of its own, until it says where the portal is; the demo's past may still grow. */
async function start() {
  server = spawn('npm', ['start'], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(server, 'exit').then(() => 'ended')
  let said = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => void (said += chunk))
  for (let second = 0; second < 240; second++) {
    if (/The portal is open|Baton is ready/.test(said)) return said
    if ((await Promise.race([ended, pause(1000)])) === 'ended') break
  }
  throw new Error(`The server did not come up:\n${said}`)
}

/** @param signal sent to the whole group, as a terminal does; npm passes nothing on that cannot be caught */
async function stop(signal) {
  for (let turn = 0; turn < 600; turn++) {
    try {
      process.kill(-server.pid, turn === 0 ? signal : 0)
    } catch {
      return
    }
    await pause(50)
  }
  throw new Error(`Half a minute after ${signal} there are processes left`)
}

/** A PostgreSQL that outlived its server is nobody's to stop in order. */
function endPostgres() {
  const lock = join(scratch, 'data/postgres/postmaster.pid')
  if (existsSync(lock)) process.kill(Number(readFileSync(lock, 'utf8').split('\n')[0]), 'SIGQUIT')
}

async function ask(path, { method = 'GET', body, cookie } = {}) {
  const headers = { ...(body && { 'content-type': 'application/json' }), ...(cookie && { cookie }) }
  const response = await fetch(`${base}${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
  const json = /json/.test(response.headers.get('content-type') ?? '')
  return { body: json ? JSON.parse(text) : text, cookie: response.headers.getSetCookie()[0]?.split(';')[0] }
}

const signIn = async ({ email, password }) =>
  (await ask('/api/session', { method: 'POST', body: { email, password } })).cookie

const lead = {
  externalId: 'smoke-1',
  person: {
    firstName: 'Erika',
    lastName: 'Muster',
    email: 'erika.muster@example.org',
    phone: '+49 89 5550199',
  },
  address: { country: 'DE', postalCode: '80331', town: 'München' },
  need: { budget: 18_000, currency: 'EUR', message: 'Please call in the evening.' },
}

let users = []
let posted

await check('npm start brings the server up and prints who can sign in', async () => {
  const said = await start()
  if (!said.includes('admin@')) throw new Error(`No sign-ins in:\n${said}`)
})
await check('the portal and the health of the server are served', async () => {
  const { body } = await ask('/')
  if (!/<title>/.test(body)) throw new Error(`No page at /: ${body}`)
  await ask('/api/health')
  await ask('/api/ready')
})
await check('the sign-ins of the demo are given as JSON', async () => {
  const command = promisify(execFile)('npm', ['run', '-s', 'baton', '--', 'demo-users'], { env })
  users = JSON.parse((await command).stdout)
  if (users.length < 3) throw new Error(`Too few: ${JSON.stringify(users)}`)
})
await check('an admin posts a lead, and it is offered', async () => {
  const cookie = await signIn(users.find(({ role }) => role === 'admin'))
  posted = (await ask('/api/leads', { method: 'POST', body: lead, cookie })).body
  if (!posted.offer?.partner) throw new Error(`No offer in ${JSON.stringify(posted)}`)
})
await check('a partner sees an inbox of its own', async () => {
  const cookie = await signIn(users.find(({ role }) => role === 'partner_admin'))
  const { body } = await ask('/api/offers', { cookie })
  if (!Array.isArray(body.rows)) throw new Error(JSON.stringify(body))
})
await check('after a kill -9 it comes up on the same data, and nothing is lost', async () => {
  await stop('SIGKILL')
  await start()
  const cookie = await signIn(users.find(({ role }) => role === 'admin'))
  const again = (await ask(`/api/leads/${posted.lead.id}`, { cookie })).body
  if (again.offers?.[0]?.partner.id !== posted.offer.partner.id)
    throw new Error(`Lost: ${JSON.stringify(again)}`)
  const replayed = (await ask('/api/leads', { method: 'POST', body: lead, cookie })).body
  if (replayed.lead.id !== posted.lead.id) throw new Error('The same externalId made a second lead')
})
await check('it stops in order', () => stop('SIGTERM'))
await stop('SIGKILL').catch(() => undefined)
endPostgres()
writeFileSync(join(scratch, 'smoke.json'), JSON.stringify(results))
process.exit(results.numFailedTests ? 1 : 0)
