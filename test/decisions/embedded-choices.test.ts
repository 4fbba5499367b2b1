import { chmodSync, mkdtempSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultDataDir } from '../../server/db/embedded/data-dir.ts'
import { parsePostmasterFile } from '../../server/db/embedded/postmaster-file.ts'
import { isPostmaster } from '../../server/db/embedded/processes.ts'
import { runAs } from '../../server/db/embedded/run-as.ts'

const passwd =
  'root:x:0:0:root:/root:/bin/sh\nalice:x:1000:1000::/home/alice:/bin/sh\nnobody:x:65534:65534::/:/bin/no\n'
const withPostgres = `${passwd}postgres:x:101:104::/var/lib/postgresql:/bin/bash\n`
const postgres = { name: 'postgres', uid: 101, gid: 104 }
const nobody = { name: 'nobody', uid: 65534, gid: 65534 }
const alice = { name: 'alice', uid: 1000, gid: 1000 }

test.each([
  ['an ordinary user runs it', 1000, undefined, passwd, undefined],
  ['an ordinary user runs what it owns', 1000, 1000, passwd, undefined],
  ['on Windows there are no user ids', undefined, undefined, '', undefined],
  ['for root, postgres runs it', 0, undefined, withPostgres, postgres],
  ['for root without postgres, nobody does', 0, undefined, passwd, nobody],
  ['for root, the owner of what exists runs it', 0, 1000, withPostgres, alice],
  ['even an owner without a name', 0, 4711, passwd, { name: 'uid 4711', uid: 4711, gid: 4711 }],
])('%s', (_, uid, owner, users, expected) => expect(runAs(uid, owner, users, '/data')).toEqual(expected))

test.each([
  ["another user's folder", 1000, 101, /belongs to postgres, but Baton runs as alice/],
  ["root's folder", 0, 0, /chown -R postgres '\/data'/],
])('%s is refused with the remedy', (_, uid, owner, message) =>
  expect(() => runAs(uid, owner, withPostgres, '/data')).toThrow(message),
)

test('root without anybody to run it as is told so', () =>
  expect(() => runAs(0, undefined, 'root:x:0:0::/:/bin/sh', '/data')).toThrow(/DATABASE_URL/))

test.each([
  ['42\n/data\n1\n5433\n\n127.0.0.1\n 1 2\nready   \n', { pid: 42, port: 5433, status: 'ready' }],
  ['42\n/data\n1\n5433\n\n127.0.0.1\n 1 2\nstopping\n', { pid: 42, port: 5433, status: 'stopping' }],
  ['42\n/data\n1\n', { pid: 42, port: 0, status: 'starting' }],
  ['', undefined],
  ['\0\0\0\0', undefined],
])('postmaster.pid %j is read as it stands', (text, expected) =>
  expect(parsePostmasterFile(text)).toEqual(expected),
)

test.skipIf(process.platform === 'win32').each([
  ['/lib/bin/postgres -D /srv/my data/postgres -p 5433', true],
  ['/lib/bin/postgres -D /srv/my data/postgres2 -p 5433', false],
  ['/usr/bin/vim -D /srv/my data/postgres', false],
  ['postgres: checkpointer', false],
  ['', false],
])('the process %j is its postmaster: %s', (command, expected) =>
  expect(isPostmaster(command, '/srv/my data/postgres')).toBe(expected),
)

test('the data is kept in the project, but for root below a private home outside of it', () => {
  const home = mkdtempSync(join(tmpdir(), 'baton-home-'))
  const project = join(home, 'project')
  mkdirSync(project)
  chmodSync(project, 0o755)
  chmodSync(home, 0o700)
  expect(defaultDataDir({}, project, 1000)).toBe(join(project, '.data'))
  expect(defaultDataDir({}, project, 0)).toBe('/var/lib/baton')
  chmodSync(home, 0o755)
  expect(defaultDataDir({}, project, 0)).toBe(join(project, '.data'))
  expect(defaultDataDir({ DATA_DIR: 'elsewhere' }, project, 0)).toBe(join(project, 'elsewhere'))
  rmSync(home, { recursive: true })
})
