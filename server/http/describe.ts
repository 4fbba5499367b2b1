import type { MiddlewareHandler } from 'hono'
import type { z } from 'zod'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { Permission } from '../../shared/roles.ts'
import type { Env } from './env.ts'

/** What a route's middleware says of itself; the OpenAPI document and the authorization matrix are read off it. */
export interface Description {
  summary?: string
  tag?: string
  body?: z.ZodType
  query?: z.ZodType
  answers?: Record<number, z.ZodType | null>
  refuses?: RefusalCode[]
  who?: Permission | 'anyone' | 'signed_in' | 'link'
}

const described = new WeakMap<object, Description>()

/** Hangs a description on a middleware. */
export function describes<M extends MiddlewareHandler<Env, string, never> | object>(
  description: Description,
  middleware: M,
): M {
  described.set(middleware, description)
  return middleware
}

export const descriptionOf = (handler: object): Description => described.get(handler) ?? {}

/**
 * Says in one place what a route does: its sentence, the shape of each answer (null: no body), and how it may
 * refuse beyond the usual (`invalid`, `unauthenticated`, `forbidden`, `not_found`).
 */
export function does(
  summary: string,
  answers: Record<number, z.ZodType | null>,
  refuses: RefusalCode[] = [],
): MiddlewareHandler<Env> {
  return describes({ summary, answers, refuses }, async (_c, next) => next())
}
