import { pathToFileURL } from 'node:url'
import postgres from 'postgres'
import { checks, overdue, sharesCheck } from './invariant-checks.ts'

export interface Asked {
  /** The product's clock: what should have happened by then, less `lateSeconds`, must have. Without it that is not asked. */
  now?: Date
  /** How late a sweep may be, in seconds. */
  lateSeconds?: number
  /** Keys of rules that begin with `round_robin` and whose pool has never changed: nobody is more than one ahead. */
  roundRobin?: string[]
}

/**
 * Every invariant of the data as one statement each, over all tenants. Answers what is violated, in words; empty when
 * all hold. Sees all rows, so it needs the owner's connection and not the server's role.
 */
export async function invariants(
  database: string | postgres.Sql,
  { now, lateSeconds = 0, roundRobin = [] }: Asked = {},
): Promise<string[]> {
  const own = typeof database === 'string'
  const client = own ? postgres(database, { max: 1, onnotice: () => undefined }) : database
  try {
    return await client.begin('isolation level repeatable read', async (tx) => {
      // The owner's policy for backups: all tenants, reading or not.
      await tx`select set_config('app.scope', 'backup', true)`
      const violations: string[] = []
      for (const [name, find] of Object.entries(checks)) violations.push(...told(name, await tx.unsafe(find)))
      if (now) {
        const due = new Date(now.getTime() - lateSeconds * 1000).toISOString()
        violations.push(...told('overdue', await tx.unsafe(overdue, [due])))
      }
      for (const rule of roundRobin)
        violations.push(...told(`round robin of ${rule} is uneven`, await tx.unsafe(sharesCheck, [rule])))
      return violations
    })
  } finally {
    if (own) await client.end()
  }
}

const mostTold = 20

function told(name: string, rows: Iterable<Record<string, unknown>>): string[] {
  const all = [...rows].map(({ what }) => `${name}: ${String(what)}`)
  return all.length > mostTold ? [...all.slice(0, mostTold), `${name}: ${all.length - mostTold} more`] : all
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const url = process.argv[2] ?? process.env.DATABASE_URL
  if (!url) throw new Error('Usage: npx tsx test/support/invariants.ts DATABASE_URL')
  const found = await invariants(url)
  for (const violation of found) console.log(violation)
  console.log(found.length ? `${found.length} violations` : 'all invariants hold')
  process.exitCode = found.length ? 1 : 0
}
