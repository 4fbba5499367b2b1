import { Hono } from 'hono'
import type { RouterRoute } from 'hono/types'
import { z } from 'zod'
import { refusals } from '../../shared/refusals.ts'
import type { Components, JsonSchema } from './components.ts'
import { componentsOf } from './components.ts'
import { does } from './describe.ts'
import { anyone } from './door.ts'
import type { Env } from './env.ts'
import { namedSchemas } from './named-schemas.ts'
import type { Operation } from './operations.ts'
import { tagOf, tagsOf } from './tags.ts'
import { operationsOf, refusalsOf } from './operations.ts'
import { problemSchema, securityFor, securitySchemes, whoMay } from './openapi-common.ts'

/** An operation of the document, as far as the human page reads it. */
export interface DocumentOperation {
  operationId: string
  summary: string
  description: string
  tags: string[]
  parameters: { name: string; in: string; required: boolean; schema: JsonSchema }[]
  requestBody?: { required: true; content: Record<string, { schema: JsonSchema }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: JsonSchema }> }>
  security: Record<string, never[]>[]
}

export interface ApiDocument {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, DocumentOperation>>
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, JsonSchema> }
}

/** The OpenAPI 3.1 document at `/api/openapi.json`, read off the routes themselves. */
export function openApiRoutes(routes: () => RouterRoute[]) {
  const document = once(() => documentOf(routes()))
  return new Hono<Env>().get(
    '/openapi.json',
    anyone(),
    does('Gives this document.', { 200: z.record(z.string(), z.unknown()) }),
    (c) => c.json({ ...document() }, 200),
  )
}

/** Computes when first asked, because the routes are complete only after the app is built. */
export function once<T>(compute: () => T): () => T {
  let kept: { value: T } | null = null
  return () => (kept ??= { value: compute() }).value
}

/** Everything that the API offers: paths, who may, what is sent and answered, and how it may refuse. */
export function documentOf(routes: RouterRoute[]): ApiDocument {
  const operations = operationsOf(routes)
  const components = componentsOf(namedSchemas(), {
    sent: operations.flatMap(({ body }) => body ?? []),
    written: operations.flatMap(({ query }) => query ?? []),
    answered: operations.flatMap(({ answers = {} }) =>
      Object.values(answers).flatMap((schema) => schema ?? []),
    ),
  })
  const paths: ApiDocument['paths'] = {}
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}')
    ;(paths[path] ??= {})[operation.method.toLowerCase()] = describe(operation, components)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Baton',
      version: '0.1.0',
      description: 'Leads handed to the right partner and seen home.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: tagsOf(operations).map((name) => ({ name })),
    paths,
    components: { schemas: { Problem: problemSchema, ...components.schemas }, securitySchemes },
  }
}

function describe(operation: Operation, components: Components): DocumentOperation {
  return {
    operationId: operationId(operation),
    summary: operation.summary ?? '',
    description: whoMay(operation.who),
    tags: [tagOf(operation)],
    parameters: [...pathParameters(operation), ...queryParameters(operation, components)],
    ...(operation.body && {
      requestBody: {
        required: true as const,
        content: { 'application/json': { schema: components.sent(operation.body) } },
      },
    }),
    responses: { ...answersOf(operation, components), ...problemsOf(operation) },
    security: securityFor(operation.who),
  }
}

const operationId = ({ method, path }: Operation) =>
  [method.toLowerCase(), ...path.split('/').slice(2)]
    .map((part) => part.replace(/^:/, 'by-').replace(/\W+(\w)/g, (_, next: string) => next.toUpperCase()))
    .map((part, at) => (at ? part.replace(/^./, (first) => first.toUpperCase()) : part))
    .join('')

const pathParameters = ({ params }: Operation) =>
  params.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))

function queryParameters({ query }: Operation, components: Components) {
  if (!query) return []
  const { properties = {}, required = [] } = components.written(query) as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(properties).map(([field, schema]) => ({
    name: field,
    in: 'query',
    required: required.includes(field),
    schema,
  }))
}

function answersOf({ answers = {} }: Operation, components: Components): DocumentOperation['responses'] {
  return Object.fromEntries(
    Object.entries(answers).map(([status, schema]) => [
      status,
      schema
        ? { description: 'Done.', content: { 'application/json': { schema: components.answered(schema) } } }
        : { description: 'Done; no JSON in the answer.' },
    ]),
  )
}

function problemsOf(operation: Operation): DocumentOperation['responses'] {
  const codes = refusalsOf(operation)
  const statuses = [...new Set(codes.map((code) => refusals[code]))].sort()
  return Object.fromEntries(
    statuses.map((status) => {
      const these = codes.filter((code) => refusals[code] === status)
      const schema = {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          { type: 'object', properties: { code: { enum: these } } },
        ],
      }
      return [status, { description: these.join(' · '), content: { 'application/problem+json': { schema } } }]
    }),
  )
}
