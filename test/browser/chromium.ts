import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Browser {
  executablePath: string
  /** what it needs in its environment beside the usual */
  env: Record<string, string>
  remove(): void
}

/** As root there is no sandbox; nothing is looked up outside, so that no test waits for a network. */
export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** How the browser that the global setup has found is started. */
export function launchOptions() {
  const found = process.env.BATON_BROWSER
  if (!found) return {}
  const { executablePath, env } = JSON.parse(found) as Browser
  return { executablePath, args: flags, env: { ...process.env, ...env } as Record<string, string> }
}

/** The machine's Chromium, the one in `CHROMIUM`, or (none there, or `CHROMIUM=npm`) the one that npm brought. */
export async function aChromium(): Promise<Browser> {
  const wish = process.env.CHROMIUM
  const path = wish && wish !== 'npm' ? wish : installed.find(existsSync)
  return path && wish !== 'npm' ? { executablePath: path, env: {}, remove: () => undefined } : unpacked()
}

/** Unpacked into a folder of its own: the package would reuse any `chromium` that lies in the common one. */
async function unpacked(): Promise<Browser> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-chromium-'))
  const before = { ...process.env }
  process.env.TMPDIR = folder
  // It brings the libraries that Chromium wants, but hands them out on Amazon's machines only.
  if (!hasNss()) process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x'
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    const executablePath = await chromium.executablePath()
    const env: Record<string, string> = {}
    if (process.env.LD_LIBRARY_PATH) env.LD_LIBRARY_PATH = process.env.LD_LIBRARY_PATH
    if (!existsSync('/etc/fonts')) env.FONTCONFIG_PATH = join(folder, 'fonts')
    return {
      executablePath,
      env,
      remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
    }
  } finally {
    for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME'])
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
  }
}

function hasNss(): boolean {
  return [
    '/usr/lib',
    '/usr/lib64',
    '/lib',
    `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`,
  ]
    .filter(existsSync)
    .some((folder) => readdirSync(folder).some((name) => name.startsWith('libnss3.so')))
}
