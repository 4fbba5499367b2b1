import { createSignal } from 'solid-js'
import { deviceNow, noteServerTime } from './clock.ts'
import { Problem } from './problem.ts'

// True while the server no longer knows the session of a page that had one.
const [sessionOver, setSessionOver] = createSignal(false)
export { sessionOver, setSessionOver }

// When what is shown was read, if there is no network now; ISO 8601.
const [asOf, setAsOf] = createSignal<string | null>(null)
export { asOf }

/** `fetch` that measures the server's time and throws a `Problem` for every answer that is not 2xx. */
export async function checkedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const sentAt = deviceNow()
  const answer = await fetch(input, init).catch((error: unknown) => {
    if (init?.signal?.aborted) throw error
    throw new Problem(0, { title: String(error) })
  })
  noteServerTime(answer.headers, sentAt)
  setAsOf(answer.headers.get('X-Baton-As-Of'))
  if (answer.ok) return answer
  const body: unknown = await answer.json().catch(() => null)
  throw new Problem(
    answer.status,
    typeof body === 'object' && body ? { ...body } : { title: answer.statusText },
  )
}

type Search = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>

export interface RequestOptions {
  readonly search?: Search
  readonly signal?: AbortSignal
  readonly headers?: Readonly<Record<string, string>>
  /** A 401 is the answer itself, not the end of the session. */
  readonly anonymous?: boolean
  /** Goes on although the page is left. */
  readonly keepalive?: boolean
}

function urlOf(path: string, search: Search = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value === null || value === undefined || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one))
  }
  return query.size > 0 ? `/api${path}?${query}` : `/api${path}`
}

async function request<Answer>(
  method: string,
  path: string,
  body: unknown,
  options: RequestOptions,
): Promise<Answer> {
  const json: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' }
  try {
    const answer = await checkedFetch(urlOf(path, options.search), {
      method,
      headers: { Accept: 'application/json', ...json, ...options.headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: options.signal,
      keepalive: options.keepalive,
    })
    const text = await answer.text()
    return (text === '' ? undefined : JSON.parse(text)) as Answer
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.status === 401 && !options.anonymous) setSessionOver(true)
    throw thrown
  }
}

/** Calls below `/api`; every refusal is thrown as a `Problem`. */
export const api = {
  get: <Answer>(path: string, options: RequestOptions = {}) =>
    request<Answer>('GET', path, undefined, options),
  post: <Answer = void>(path: string, body?: unknown, options: RequestOptions = {}) =>
    request<Answer>('POST', path, body, options),
  put: <Answer = void>(path: string, body?: unknown, options: RequestOptions = {}) =>
    request<Answer>('PUT', path, body, options),
  patch: <Answer = void>(path: string, body?: unknown, options: RequestOptions = {}) =>
    request<Answer>('PATCH', path, body, options),
  delete: <Answer = void>(path: string, options: RequestOptions = {}) =>
    request<Answer>('DELETE', path, undefined, options),
}
