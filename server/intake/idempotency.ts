import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Refused, refuse } from '../../shared/refusals.ts'
import { line } from '../../shared/text.ts'
import type { Runtime } from '../runtime.ts'
import { check } from '../http/body.ts'
import type { Incoming } from './receive.ts'
import type { Request, Taken } from './group-commit.ts'
import { isFaulty } from './group-commit.ts'
import { findAnswer, keepAnswer } from './store.ts'

const header = z.object({ 'Idempotency-Key': line(200) })

/**
 * A request that may be sent again: under the same key the first receipts are given again, and another body under it
 * is refused. Without a key it is taken as new.
 *
 * @throws Refused `invalid` for a key that is none
 */
export function repeatable(
  runtime: Runtime,
  tenantId: string,
  given: string | undefined,
  leads: readonly Incoming[],
  body: unknown,
): Request {
  if (given === undefined) return { key: null, leads }
  const key = check(header, { 'Idempotency-Key': given })['Idempotency-Key']
  const requestHash = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  return {
    key,
    leads,
    async before(tx) {
      const answer = await findAnswer(tx, tenantId, key)
      if (!answer) return null
      if (answer.requestHash !== requestHash) throw new Refused(refuse('idempotency_mismatch', { key }))
      return (answer.body as Taken[]).map((one) => (isFaulty(one) ? one : { ...one, replayed: true }))
    },
    async after(tx, receipts) {
      // What took nothing in may be mended and sent again under the same key.
      if (receipts.every(isFaulty)) return
      await keepAnswer(tx, tenantId, { key, requestHash, status: 201, body: receipts }, runtime.now())
    },
  }
}
