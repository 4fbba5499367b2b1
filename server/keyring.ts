import { sql } from 'drizzle-orm'
import webPush from 'web-push'
import { transact } from './db/transact.ts'
import type { Pool } from './db/pool.ts'
import { newSecret } from './identity/secrets.ts'

/** The secret that signs mail links: made by the first server, kept in the database, the same for all of them. */
export const linkSecret = (pool: Pool): Promise<string> => kept(pool, 'links', newSecret())

/** The keys by which push services know us (RFC 8292), base64url. New ones would end every subscription. */
export async function vapidKeys(pool: Pool): Promise<{ publicKey: string; privateKey: string }> {
  return JSON.parse(await kept(pool, 'vapid', JSON.stringify(webPush.generateVAPIDKeys())))
}

const kept = (pool: Pool, name: string, made: string): Promise<string> =>
  transact({ pool }, {}, async (tx) => {
    await tx.execute(sql`
      insert into keyring (name, secret) values (${name}, ${made}) on conflict (name) do nothing`)
    const [row] = await tx.execute<{ secret: string }>(sql`select secret from keyring where name = ${name}`)
    return row!.secret
  })
