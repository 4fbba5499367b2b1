import { connect } from 'node:net'
import type { Socket } from 'node:net'
import postgres from 'postgres'

const badge = 'baton guest'

/**
 * Tells the server's starter that somebody else works here too: an open connection, which ends with its process
 * however that ends, and keeps none alive.
 *
 * @returns what takes the guest's leave
 */
export async function enterAsGuest(url: string): Promise<() => Promise<void>> {
  const { hostname, port } = new URL(url)
  let socket: Socket | undefined
  const options = {
    max: 1,
    max_lifetime: null,
    fetch_types: false,
    connection: { application_name: badge },
    socket: () => (socket = connect(Number(port), hostname)),
  }
  const sql = postgres(url, options)
  await sql`select 1`
  socket?.unref()
  return () => sql.end({ timeout: 5 })
}

export async function hasGuests(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, fetch_types: false })
  try {
    return (await sql`select 1 from pg_stat_activity where application_name = ${badge} limit 1`).length > 0
  } finally {
    await sql.end({ timeout: 5 })
  }
}
