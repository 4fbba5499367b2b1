import { pino } from 'pino'
import type { Log } from './runtime.ts'

/** Structured lines on standard output. Errors are told without the parameters of their statements. */
export const openLog = (level: string): Log =>
  pino({ level, base: null, serializers: { error: faultOf, err: faultOf } }, pino.destination({ sync: true }))

/** An error for the log: no values that a statement carried, since they may be somebody's name and address. */
export function faultOf(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error).slice(0, 500) }
  const { code, constraint_name: constraint, table_name: table } = error as Error & Record<string, unknown>
  return {
    name: error.name,
    message: withoutValues(error.message),
    code,
    constraint,
    table,
    stack: withoutValues(error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12),
    ...(error.cause ? { cause: faultOf(error.cause) } : {}),
  }
}

const withoutValues = (text: string) =>
  text
    .replace(/\nparams:[^\n]*/g, '')
    .replace(/"[^"]{0,200}@[^"]{0,200}"/g, '"…"')
    .slice(0, 2000)
