import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findPackage, program, usableBinaries } from '../../server/db/embedded/binaries.ts'
import { run } from '../../server/db/embedded/run.ts'
import { aFolder } from '../support/embedded-postgres.ts'

const folder = aFolder()
const here = { as: undefined, cwd: folder }

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('programs unpacked without their run bits and links are mended in a copy beside the data', async () => {
  const whole = await findPackage(process.platform, process.arch)
  const native = join(folder, 'native')
  cpSync(whole.native, native, { recursive: true, verbatimSymlinks: true })
  chmodSync(program(native, 'postgres'), 0o644)
  rmSync(join(native, 'lib/libpq.so.5'), { force: true })

  const usable = await usableBinaries({ ...whole, native }, folder, here)
  expect(usable).toBe(join(folder, `postgresql-${whole.version}`))
  expect(await run(program(usable, 'initdb'), ['--version'], here)).toMatchObject({ code: 0 })
  expect(await usableBinaries({ ...whole, native }, folder, here)).toBe(usable)
})

test('programs that cannot run at all name the way out', async () => {
  const native = join(folder, 'broken')
  cpSync(join((await findPackage(process.platform, process.arch)).native, 'share'), join(native, 'share'), {
    recursive: true,
  })
  const broken = { version: '0', major: '0', native }
  await expect(usableBinaries(broken, folder, here)).rejects.toThrow(/glibc.*DATABASE_URL/)
  expect(existsSync(native)).toBe(true)
})

test('a machine that PostgreSQL is not packed for is told to bring its own', async () => {
  await expect(findPackage('freebsd', 'x64')).rejects.toThrow(/freebsd on x64.*DATABASE_URL/)
})
