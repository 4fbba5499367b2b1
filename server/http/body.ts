import type { MiddlewareHandler } from 'hono'
import { validator } from 'hono/validator'
import type { z } from 'zod'
import type { Fault } from '../../shared/refusals.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { describes } from './describe.ts'
import type { Env } from './env.ts'

const kilobyte = 1024
const deepest = 32

/**
 * Reads and checks a JSON body.
 *
 * @param maxBytes largest body taken; 256 kB unless the route says otherwise
 * @throws Refused `unsupported_media_type`, `too_large`, `malformed`, or `invalid` with every fault named by pointer
 */
export function body<S extends z.ZodType>(
  schema: S,
  maxBytes = 256 * kilobyte,
): MiddlewareHandler<Env, string, { in: { json: z.input<S> }; out: { json: z.output<S> } }> {
  return describes({ body: schema }, async (c, next) => {
    const raw = await readText(c.req.raw, maxBytes)
    c.req.addValidatedData('json', check(schema, parseJson(raw)) as object)
    await next()
  })
}

/** Reads and checks the query string; every value comes as text. */
export function query<S extends z.ZodType>(schema: S) {
  return describes(
    { query: schema },
    validator('query', (values): z.output<S> => {
      refuseUnstorable(values, '')
      return check(schema, values)
    }) as unknown as MiddlewareHandler<
      Env,
      string,
      {
        in: {
          query: {
            [K in keyof z.input<S>]: z.input<S>[K] extends number | undefined ? string : z.input<S>[K]
          }
        }
        out: { query: z.output<S> }
      }
    >,
  )
}

/** The value as the schema wants it. @throws Refused `invalid` with a fault for each wrong field */
export function check<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Refused(refuse('invalid', {}, faultsOf(parsed.error)))
}

/** zod's issues as faults; an unknown field is named itself, not its parent. */
export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue) => {
    const at = issue.path
      .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
      .join('')
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        pointer: `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1').slice(0, 100)}`,
        code: 'unknown_field',
        message: 'is not a field here; check its spelling or leave it out',
      }))
    return [{ pointer: at || '/', code: issue.code, message: issue.message }]
  })
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/([a-z0-9.+-]+\+)?json\b/i.test(type))
    throw new Refused(refuse('unsupported_media_type'))
  const declared = Number(request.headers.get('content-length') ?? Number.NaN)
  if (declared > maxBytes) throw tooLarge(maxBytes)
  // HTTP holds a body to its declared length; one without any is cut off by us, before it fills the memory.
  if (declared <= maxBytes) return request.text()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

const tooLarge = (maxBytes: number) => new Refused(refuse('too_large', { maxBytes }))

/** JSON that is neither broken, nor deeper than 32, nor carries what the database cannot store. */
export function parseJson(raw: string): unknown {
  if (depthOf(raw) > deepest)
    throw new Refused(refuse('malformed', { detail: `nested deeper than ${deepest}` }))
  let value: unknown
  try {
    value = JSON.parse(raw)
  } catch (error) {
    throw new Refused(refuse('malformed', { detail: (error as Error).message.slice(0, 200) }))
  }
  if (/\\u(0000|d[89ab])|\\ud[c-f]/i.test(raw) || !raw.isWellFormed()) refuseUnstorable(value, '')
  return value
}

function depthOf(raw: string): number {
  let depth = 0
  let most = 0
  let quoted = false
  for (let at = 0; at < raw.length; at++) {
    const char = raw.charCodeAt(at)
    if (quoted) {
      if (char === 92) at++
      else if (char === 34) quoted = false
    } else if (char === 34) quoted = true
    else if (char === 91 || char === 123) most = Math.max(most, ++depth)
    else if (char === 93 || char === 125) depth--
  }
  return most
}

function refuseUnstorable(value: unknown, pointer: string): void {
  if (typeof value === 'string') {
    if (value.includes('\u0000') || !value.isWellFormed())
      throw new Refused(
        refuse('invalid', {}, [
          {
            pointer: pointer || '/',
            code: 'unstorable',
            message: 'has a NUL or half a surrogate pair; send valid Unicode text',
          },
        ]),
      )
  } else if (value && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      refuseUnstorable(key, `${pointer}/${key}`)
      refuseUnstorable(inner, `${pointer}/${key}`)
    }
  }
}
