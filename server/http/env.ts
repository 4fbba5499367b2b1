import type { Actor } from '../identity/actor.ts'

/** What middleware hands to the routes. */
export interface Env {
  Variables: {
    traceId: string
    actor: Actor
    /** The session cookie's secret, where the request came with one. */
    sessionToken: string | null
  }
}
