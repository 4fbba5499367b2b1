/** One fault of a request: a JSON pointer into the body, a code and the server's sentence. */
export interface Fault {
  readonly pointer: string
  readonly code: string
  readonly message: string
}

/** A refusal or failure of the server (RFC 9457), or of the way to it (`code: 'unreachable'`, status 0). */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly traceId: string | undefined
  readonly faults: readonly Fault[]
  /** Everything else that the answer tells, for instance `respondBy` or `missing`. */
  readonly facts: Readonly<Record<string, unknown>>

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    const { code, title, detail, traceId, faults, ...facts } = body
    super(typeof detail === 'string' ? detail : typeof title === 'string' ? title : `HTTP ${status}`)
    this.name = 'Problem'
    this.status = status
    this.code = typeof code === 'string' ? code : status === 0 ? 'unreachable' : `http_${status}`
    this.traceId = typeof traceId === 'string' ? traceId : undefined
    this.faults = Array.isArray(faults) ? (faults as Fault[]) : []
    this.facts = facts
  }
}

/** The problem behind anything thrown; what is no problem becomes one without facts. */
export const asProblem = (thrown: unknown): Problem =>
  thrown instanceof Problem
    ? thrown
    : new Problem(-1, { code: 'fault', title: thrown instanceof Error ? thrown.message : String(thrown) })

/** The fault of one field, by its JSON pointer such as `/email`. */
export const faultAt = (problem: unknown, pointer: string): Fault | undefined =>
  problem instanceof Problem ? problem.faults.find((fault) => fault.pointer === pointer) : undefined
