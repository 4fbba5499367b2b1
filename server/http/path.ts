import { Refused, refuse } from '../../shared/refusals.ts'
import { id } from '../../shared/text.ts'

/** An id from a path. @throws Refused `not_found` for what is no UUID: there is no such thing */
export function idOf(param: string): string {
  const parsed = id.safeParse(param)
  if (!parsed.success) throw new Refused(refuse('not_found'))
  return parsed.data.toLowerCase()
}
