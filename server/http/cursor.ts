import type { z } from 'zod'
import { Refused, refuse } from '../../shared/refusals.ts'

/** Where a page ended, as the opaque text that asks for the next one. */
export const cursorOf = (position: unknown): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url')

/** The position in a cursor, null where none was given. @throws Refused `invalid` when it is not one of ours */
export function readCursor<S extends z.ZodType>(
  schema: S,
  after: string | null | undefined,
): z.output<S> | null {
  if (!after) return null
  const parsed = schema.safeParse(jsonOf(after))
  if (parsed.success) return parsed.data
  throw new Refused(
    refuse('invalid', {}, [
      {
        pointer: '/after',
        code: 'cursor',
        message: 'must be the `next` of the page before; or leave it out',
      },
    ]),
  )
}

function jsonOf(after: string): unknown {
  try {
    return JSON.parse(Buffer.from(after, 'base64url').toString())
  } catch {
    return undefined
  }
}
