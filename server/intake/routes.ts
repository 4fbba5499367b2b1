import { Hono } from 'hono'
import type { NewLead } from '../../shared/leads.ts'
import { batchReceipt, leadBatch, newLead, receipt } from '../../shared/leads.ts'
import type { Fault } from '../../shared/refusals.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { body, faultsOf } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import type { Runtime } from '../runtime.ts'
import { isFaulty, takeIn } from './group-commit.ts'
import { repeatable } from './idempotency.ts'

const megabyte = 1024 * 1024
const largestBatch = 2 * megabyte

export const intakeRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .post(
      '/leads',
      may(runtime, 'leads:write'),
      does(
        'Takes a lead in, routes it, and answers with the offer that was made.',
        { 201: receipt, 200: receipt },
        ['idempotency_mismatch', 'overloaded'],
      ),
      body(newLead),
      async (c) => {
        const actor = c.get('actor')
        const input = c.req.valid('json')
        const request = repeatable(
          runtime,
          actor.tenantId,
          c.req.header('idempotency-key'),
          [{ input, actor }],
          input,
        )
        const [taken] = await takeIn(runtime, actor.tenantId, request)
        if (isFaulty(taken!)) throw new Refused(refuse('invalid', {}, taken.faults))
        return taken!.replayed ? c.json(taken!, 200) : c.json(taken!, 201)
      },
    )
    .post(
      '/leads/batch',
      may(runtime, 'leads:write'),
      does(
        'Takes up to 1,000 leads in. Good ones go in; bad ones come back by index with every fault.',
        { 200: batchReceipt },
        ['idempotency_mismatch', 'overloaded'],
      ),
      body(leadBatch, largestBatch),
      async (c) => {
        const actor = c.get('actor')
        const sent = c.req.valid('json')
        const { good, refused } = sift(sent.leads)
        const leads = good.map(({ input }) => ({ input, actor }))
        const request = repeatable(runtime, actor.tenantId, c.req.header('idempotency-key'), leads, sent)
        const answers = leads.length ? await takeIn(runtime, actor.tenantId, request) : []
        const all = answers.map((answer, at) => ({ index: good[at]!.index, answer }))
        const taken = all.flatMap(({ index, answer }) => (isFaulty(answer) ? [] : [{ index, ...answer }]))
        const faulty = all.flatMap(({ index, answer }) => (isFaulty(answer) ? [{ index, ...answer }] : []))
        return c.json({ taken, refused: [...refused, ...faulty].sort((a, b) => a.index - b.index) }, 200)
      },
    )

function sift(leads: readonly unknown[]) {
  const good: { index: number; input: NewLead }[] = []
  const refused: { index: number; faults: Fault[] }[] = []
  for (const [index, lead] of leads.entries()) {
    const parsed = newLead.safeParse(lead)
    if (parsed.success) good.push({ index, input: parsed.data })
    else refused.push({ index, faults: faultsOf(parsed.error) })
  }
  return { good, refused }
}
