import { expect, test } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { documentOf } from '../../server/http/openapi.ts'
import { operationsOf } from '../../server/http/operations.ts'
import type { Runtime } from '../../server/runtime.ts'
import { permissions } from '../../shared/roles.ts'
import { openMeter } from '../../server/meter.ts'

const silent = () => undefined
/** The app as it is assembled; nothing here asks the database. */
const runtime: Runtime = {
  pool: {
    url: '',
    acquire: () => Promise.reject(new Error('the document needs no database')),
    release: silent,
    close: () => Promise.resolve(),
  },
  log: { debug: silent, info: silent, warn: silent, error: silent },
  meter: openMeter(),
  pulse: { stopping: false, rounds: new Map() },
  mailer: null,
  now: () => new Date(0),
  newId: () => '00000000-0000-7000-8000-000000000000',
  baseUrl: 'http://localhost:3000',
  secret: 'a secret for tests that is long enough to be one',
  wake: silent,
}
const app = buildApp(runtime)
const operations = operationsOf(app.routes)
const document = documentOf(app.routes)
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`

test('every route says what it does, who may, and what it answers', () => {
  const silentOnes = operations.filter(
    ({ summary, who, answers }) => !summary?.endsWith('.') || !who || !Object.keys(answers ?? {}).length,
  )
  expect(silentOnes.map(nameOf)).toEqual([])
})

test('every route that takes something says what', () => {
  const unsafe = operations.filter(({ method }) => ['POST', 'PUT', 'PATCH'].includes(method))
  const answersWithout = Object.values(document.paths)
    .flatMap((methods) => Object.values(methods))
    .filter(({ requestBody }) => requestBody)
  expect(answersWithout).toHaveLength(unsafe.concat(deletes()).filter(({ body }) => body).length)
  function deletes() {
    return operations.filter(({ method }) => method === 'DELETE')
  }
})

test('the document holds every route and no other', () => {
  const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  )
  expect(documented.sort()).toEqual(operations.map(nameOf).sort())
  expect(operations.length).toBeGreaterThan(20)
})

test('every permission that a route asks for is one that a role can hold', () => {
  const known = [...permissions, 'anyone', 'signed_in', 'link']
  expect(operations.filter(({ who }) => !known.includes(who!)).map(nameOf)).toEqual([])
})

test('every reference leads to a component, and every operation has its own id', () => {
  const text = JSON.stringify(document)
  const wanted = new Set(
    [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name),
  )
  expect([...wanted].filter((name) => !document.components.schemas[name!])).toEqual([])
  expect(text).not.toContain('$defs')
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map((it) => it.operationId),
  )
  expect(new Set(ids).size).toBe(ids.length)
})

test('named schemas are written once and referred to', () => {
  expect(Object.keys(document.components.schemas)).toEqual(
    expect.arrayContaining(['Problem', 'SessionView', 'Invite']),
  )
  expect(document.paths['/api/session']!.get!.responses['200']!.content).toEqual({
    'application/json': { schema: { $ref: '#/components/schemas/SessionView' } },
  })
  expect(Object.keys(document.components.schemas).filter((name) => name.startsWith('anonymous'))).toEqual([])
})

test('refusals come with the status of their code', () => {
  const { responses } = document.paths['/api/people/{membershipId}']!.delete!
  expect(responses['409']!.description).toBe('last_admin')
  expect(responses['403']!.description).toContain('forbidden')
  expect(responses['404']!.description).toBe('not_found')
})

test('the page for people shows every operation, without scripts or styles of its own', async () => {
  const answer = await app.request('/api/docs')
  expect(answer.headers.get('content-type')).toMatch(/text\/html/)
  const page = await answer.text()
  for (const { path } of operations) expect(page).toContain(path.replace(/:(\w+)/g, '{$1}'))
  expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i)
  expect((await app.request('/api/docs/style.css')).headers.get('content-type')).toMatch(/text\/css/)
})
