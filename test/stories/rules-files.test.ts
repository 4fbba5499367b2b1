import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runRules } from '../../server/cli/rules.ts'
import { demoFields } from '../../server/demo/fields.ts'
import { demoRulesOf } from '../../server/demo/rules.ts'
import type { Rivals } from '../support/releases.ts'
import { twoRivals } from '../support/releases.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let maker: Rivals
let folder: string
beforeEach(async () => {
  world = await aWorld()
  maker = await twoRivals(world)
  folder = mkdtempSync(join(tmpdir(), 'baton-rules-'))
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

const file = (name: string) => join(folder, name)
const read = (name: string) => readFileSync(file(name), 'utf8')
const write = (name: string, text: string) => writeFileSync(file(name), text)
async function rules(...argv: string[]) {
  const output = new PassThrough()
  const code = await runRules(world.runtime, argv, { output })
  return { code, said: String(output.read() ?? '') }
}
const versionNow = async () => (await maker.manager.get('/api/rules')).body.version

test.each(['json', 'yaml'])(
  '%s: exported, published and exported again, rules are the same bytes',
  async (format) => {
    const [first, second] = [`first.${format}`, `second.${format}`]
    for (const field of demoFields) await maker.admin.post('/api/fields', field)
    // YAML takes in what JSON says.
    write(first, JSON.stringify(demoRulesOf(maker.manager.userId)))
    const published = await rules('publish', file(first), '--despite', '--note', 'From our repository')
    expect(published).toEqual({ code: 0, said: 'Version 2 is live.\n' })
    await rules('export', file(first))
    expect((await rules('publish', file(first))).said).toContain('nothing was published')
    await maker.manager.post('/api/rules/rollback', { version: 1 })
    expect((await rules('publish', file(first), '--despite')).said).toBe('Version 4 is live.\n')
    await rules('export', file(second))
    expect(read(second)).toBe(read(first))

    const sent = await maker.manager.get(`/api/rules/export?format=${format}&version=4`)
    const text = typeof sent.body === 'string' ? sent.body : `${JSON.stringify(sent.body, null, 2)}\n`
    expect(text).toBe(read(first))
    const taken = await maker.manager.post('/api/rules/import', { revision: 0, format, text })
    expect(taken.body).toMatchObject({ draft: { revision: 1 } })
    const draft = await maker.manager.get('/api/rules/diff?from=4&to=draft')
    expect(draft.body.changes).toEqual([])
  },
)

test('diff exits with 0 where nothing differs, 1 where something does, 2 where the file is invalid', async () => {
  await rules('export', file('live.yaml'))
  expect(await rules('diff', file('live.yaml'))).toEqual({
    code: 0,
    said: `${file('live.yaml')} is the same as version 1.\n`,
  })
  write('other.yaml', read('live.yaml').replace('name: All to One', 'name: Everything to One'))
  const other = await rules('diff', file('other.yaml'))
  expect(other.code).toBe(1)
  expect(other.said).toMatch(/All to One.*Everything to One/)
  write('broken.yaml', read('live.yaml').replace('do: distribute', 'do: distribute_it'))
  const broken = await rules('diff', file('broken.yaml'))
  expect(broken).toMatchObject({ code: 2, said: expect.stringContaining('/rules/0/then/do') as string })
  write('unreadable.json', '{')
  expect(await rules('diff', file('unreadable.json'))).toMatchObject({
    code: 2,
    said: expect.stringContaining('line 1') as string,
  })
  for (const argv of [
    [],
    ['diff'],
    ['diff', file('absent.json')],
    ['diff', file('rules.txt')],
    ['drop', 'x'],
  ])
    expect((await rules(...argv)).code).toBe(2)
  expect(await versionNow()).toBe(1)
})

test('rules are published at a moment from the command line; what is in the way is said', async () => {
  write('two.json', JSON.stringify(maker.rulesFor('Two')))
  const at = '2026-03-03T08:00:00Z'
  expect(await rules('publish', file('two.json'), '--at', at)).toEqual({
    code: 0,
    said: `Version 2 begins at ${at}.\n`,
  })
  const again = await rules('publish', file('two.json'))
  expect(again).toMatchObject({ code: 1, said: expect.stringMatching(/Version 2 is scheduled/) as string })
  const wrong = await rules('publish', file('two.json'), '--at', 'tomorrow')
  expect(wrong).toMatchObject({ code: 2, said: expect.stringContaining('--at must be a moment') as string })
  const late = await rules('export', file('two-again.json'), '--version', '2')
  expect([late.code, JSON.parse(read('two-again.json')).rules[0].name]).toEqual([0, 'All to Two'])
})

test('what the check finds is told before anything is published, and --despite publishes it', async () => {
  const distribute = { do: 'distribute', orders: ['nearest'] }
  const content = {
    rules: [
      { key: 'all', name: 'All', then: distribute },
      { key: 'late', name: 'Never reached', then: distribute },
    ],
  }
  write('shadowed.json', JSON.stringify(content))
  const asked = await rules('publish', file('shadowed.json'))
  expect(asked).toMatchObject({ code: 1, said: expect.stringMatching(/warning: .*Never reached/) as string })
  expect(await versionNow()).toBe(1)
  expect((await rules('publish', file('shadowed.json'), '--despite')).code).toBe(0)
  expect(await versionNow()).toBe(2)
})

test('an import tells every fault by its place and changes nothing', async () => {
  const text =
    'rules:\n  - key: a\n    name: A\n    when: {fact: postcode, operator: equal, value: "1"}\n    then: {do: fly}\n'
  const refused = await maker.manager.post('/api/rules/import', { revision: 0, format: 'yaml', text })
  expect(refused).toMatchObject({ status: 422, body: { code: 'rule_set_invalid' } })
  const pointers = refused.body.faults.map(({ pointer }: { pointer: string }) => pointer)
  expect(pointers).toEqual(expect.arrayContaining(['/content/rules/0/when/fact', '/content/rules/0/then/do']))
  const nul = await maker.manager.post('/api/rules/import', {
    revision: 0,
    format: 'yaml',
    text: 'rules: ["\\0"]',
  })
  expect(nul.status).toBe(422)
  expect((await maker.manager.get('/api/rules')).body.draft).toBeNull()
  const stale = await maker.manager.post('/api/rules/import', {
    revision: 3,
    format: 'json',
    text: '{"rules":[]}',
  })
  expect(stale.body.code).toBe('version_conflict')
})
