import { eq } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import { users } from './tables.ts'

/** The person with this address, which must exist. */
export async function findUserId(tx: Tx, email: string): Promise<string> {
  const [found] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email))
  return found!.id
}
