import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { aTestServer } from '../support/test-server.ts'
import { aChromium } from './chromium.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The built server on a free port, with an empty database of its own and no demo; and a Chromium. */
export default async function setup(): Promise<() => Promise<void>> {
  const built = join(root, 'dist/server/main.js')
  if (!existsSync(built) || !existsSync(join(root, 'dist/portal/index.html')))
    throw new Error('dist/ is missing. Build what is tested first: npm run build')
  const databases = await aTestServer()
  const database = await databases.create(`baton_browser_${process.pid}`)
  const port = await aFreePort()
  const env = {
    ...process.env,
    PORT: String(port),
    BASE_URL: `http://localhost:${port}`,
    DATABASE_URL: database.url,
    DEMO: '0',
    LOG_LEVEL: 'warn',
    SMTP_URL: '',
  }
  const server = spawn(process.execPath, ['--enable-source-maps', built], { cwd: root, env })
  await ready(server)
  const browser = await aChromium()
  process.env.BATON_BROWSER = JSON.stringify(browser)
  process.env.BATON_BROWSER_URL = env.BASE_URL
  process.env.BATON_BROWSER_DATABASE = database.url
  return async () => {
    await ended(server)
    browser.remove()
    await database.drop()
    await databases.close()
  }
}

/** Resolves when the server says that it is ready; what it says afterwards is shown, for it is a warning. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      if (!said.includes('Baton is ready')) return
      server.stdout!.off('data', listen)
      server.stdout!.pipe(process.stderr)
      resolve()
    }
    server.stdout!.on('data', listen)
    server.stderr!.pipe(process.stderr)
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${said}`)))
  })
}

function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) throw new Error(`The server ended by itself, with ${server.exitCode}`)
  return new Promise((resolve) => {
    server.once('exit', () => resolve())
    server.kill('SIGTERM')
  })
}

function aFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
