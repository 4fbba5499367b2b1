import { createHash } from 'node:crypto'

/** How an attempt ended: what was answered, or why there is no answer. */
export type Attempt =
  { status: number; retryAfter: string | null; text: string } | { error: string; refused: boolean }

/** What becomes of a dispatch. */
export type End =
  { status: 'sent' } | { status: 'owed'; due: Date; error: string } | { status: 'dead'; error: string }

export const mostAttempts = 10
const longestPause = 6 * 3_600_000

/**
 * How long to wait after the nth failed attempt, in milliseconds: half a minute, then three times as long each time,
 * at most six hours; ten attempts take about a day. A tenth of jitter, taken from the id.
 */
export function pauseAfter(attempt: number, id: string): number {
  const base = Math.min(longestPause, 30_000 * 3 ** (attempt - 1))
  const dice = createHash('sha256').update(`${id}:${attempt}`).digest().readUInt16BE(0) / 0xffff
  return Math.round(base * (0.9 + 0.2 * dice))
}

/**
 * What an attempt means: 2xx is sent; too busy (408, 425, 429), a server's own fault (5xx) and no answer are tried
 * again, no sooner than the place asks; everything else is given up, a redirect too.
 *
 * @param made how many attempts there have been, this one included
 */
export function endOf(attempt: Attempt, made: number, id: string, now: Date): End {
  if ('error' in attempt)
    return attempt.refused ? dead(attempt.error) : again(attempt.error, made, pauseAfter(made, id), now)
  const { status, retryAfter, text } = attempt
  if (status >= 200 && status < 300) return { status: 'sent' }
  const said = `answered ${status}${status < 400 ? '; redirects are not followed' : ''}${excerpt(text)}`
  if (status < 500 && !busy.has(status)) return dead(said)
  const asked = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) * 1000 : 0
  return again(said, made, Math.max(pauseAfter(made, id), Math.min(asked, longestPause)), now)
}

const busy: ReadonlySet<number> = new Set([408, 425, 429])

const dead = (error: string) => ({ status: 'dead' as const, error })

const again = (error: string, made: number, pause: number, now: Date): End =>
  made >= mostAttempts ? dead(error) : { status: 'owed', due: new Date(now.getTime() + pause), error }

function excerpt(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 120)
  return line && !line.startsWith('<') ? `: ${line.toWellFormed()}` : ''
}
