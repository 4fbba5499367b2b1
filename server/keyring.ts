import { sql } from 'drizzle-orm'
import { transact } from './db/transact.ts'
import type { Pool } from './db/pool.ts'
import { newSecret } from './identity/secrets.ts'

/** The secret that signs mail links: made by the first server, kept in the database, the same for all of them. */
export const linkSecret = (pool: Pool): Promise<string> =>
  transact({ pool }, {}, async (tx) => {
    await tx.execute(sql`
      insert into keyring (name, secret) values ('links', ${newSecret()}) on conflict (name) do nothing`)
    const [row] = await tx.execute<{ secret: string }>(sql`select secret from keyring where name = 'links'`)
    return row!.secret
  })
