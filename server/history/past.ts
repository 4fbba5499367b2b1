import { z } from 'zod'
import { customerTypes, grades } from '../../shared/codes.ts'
import { newLead } from '../../shared/leads.ts'
import { amount, currency, day, key, line, paragraph } from '../../shared/text.ts'
import type { PipelineRecord } from '../opportunities/store.ts'

const { address, person, company, need } = newLead.shape
const { postalCode, town, region, street, country } = address.shape
const past = z.date()

/** An opportunity of the past as a file tells it, without what it may leave out. */
export const pastOpportunity = z.strictObject({
  externalId: line(200),
  partner: line(200),
  status: z.enum(['open', 'won', 'lost', 'postponed']),
  pipeline: line(64).optional(),
  stage: line(64).optional(),
  receivedAt: past.optional(),
  acceptedAt: past.optional(),
  firstContactAt: past.optional(),
  closedAt: past.optional(),
  amount: amount.optional(),
  orderValue: amount.optional(),
  currency: currency.optional(),
  probability: z.int().min(0).max(100).optional(),
  expectedClose: day.optional(),
  postponedUntil: day.optional(),
  nextStep: line(200).optional(),
  nextStepDue: day.optional(),
  closeReason: key.optional(),
  closeNote: paragraph(1000).optional(),
  productLine: line(80).optional(),
  quantity: need.unwrap().shape.quantity,
  message: need.unwrap().shape.message,
  ...person.unwrap().shape,
  company: company.unwrap().shape.name,
  website: company.unwrap().shape.website,
  companySize: company.unwrap().shape.size,
  postalCode,
  town,
  region,
  street,
  country: country.optional(),
  customerType: z.enum(customerTypes).optional(),
  grade: z.enum(grades).optional(),
  source: line(80).optional(),
  campaign: line(120).optional(),
})
export type PastOpportunity = z.output<typeof pastOpportunity>

export interface Fault {
  field: string | null
  message: string
}

/** What a past opportunity came to, with every date that it needs, or why its row contradicts itself. */
export interface Settled {
  status: PastOpportunity['status']
  stage: string
  receivedAt: Date
  acceptedAt: Date
  closedAt: Date | null
  orderValue: number | null
  closeReason: string | null
  closeNote: string | null
  /** What had to be assumed, in words for the report. */
  assumed: string[]
}

/** The reason of what was closed before it came here and tells none that its pipeline knows. */
const imported = 'imported'

/**
 * Fills what a row leaves out: the acceptance is the day the lead was received, else that of the close, else `now`;
 * the order value is the amount; the stage is the first while it is open, the last once it is closed.
 */
export function settle(
  row: PastOpportunity,
  { stages, wonReasons, lostReasons }: PipelineRecord,
  now: Date,
): Settled | Fault[] {
  const closed = row.status === 'won' || row.status === 'lost'
  const acceptedAt = row.acceptedAt ?? row.receivedAt ?? row.closedAt ?? now
  const faults = contradictions(row, closed, acceptedAt, now)
  const stage =
    row.stage === undefined ? stages.at(closed ? -1 : 0) : stages.find((one) => isNamed(one, row.stage!))
  if (!stage)
    faults.push({
      field: 'stage',
      message: `"${row.stage}" is no stage of the pipeline (${stages.map((s) => s.key).join(', ')})`,
    })
  const orderValue = row.status === 'won' ? (row.orderValue ?? row.amount ?? null) : null
  if (row.status === 'won' && orderValue === null)
    faults.push({ field: 'orderValue', message: 'is missing; what was won needs its order value or amount' })
  if (faults.length || !stage) return faults
  const reasons = row.status === 'won' ? wonReasons : lostReasons
  const known = reasons.some((reason) => reason.key === row.closeReason)
  const stranger = row.closeReason && !known ? row.closeReason : null
  return {
    status: row.status,
    stage: stage.key,
    receivedAt: row.receivedAt ?? acceptedAt,
    acceptedAt,
    closedAt: closed ? row.closedAt! : null,
    orderValue,
    closeReason: closed ? (known ? row.closeReason! : imported) : null,
    closeNote: [stranger, row.closeNote].filter(Boolean).join(': ') || null,
    assumed: row.acceptedAt
      ? []
      : [
          `had no acceptedAt: taken as ${row.receivedAt ? 'receivedAt' : row.closedAt ? 'closedAt' : 'the moment of the import'}`,
        ],
  }
}

function contradictions(row: PastOpportunity, closed: boolean, acceptedAt: Date, now: Date): Fault[] {
  const { receivedAt, closedAt, firstContactAt } = row
  const faults: Fault[] = []
  const fault = (field: keyof PastOpportunity, message: string) => void faults.push({ field, message })
  for (const field of ['receivedAt', 'acceptedAt', 'firstContactAt', 'closedAt'] as const)
    if (row[field] && row[field] > now) fault(field, 'lies in the future')
  if (closed && !closedAt) fault('closedAt', `is missing; what was ${row.status} needs the day of it`)
  if (!closed && closedAt) fault('closedAt', `must be empty while the status is ${row.status}`)
  if (closedAt && closedAt < acceptedAt) fault('closedAt', 'is before acceptedAt')
  if (receivedAt && receivedAt > acceptedAt) fault('receivedAt', 'is after acceptedAt')
  if (firstContactAt && firstContactAt < acceptedAt) fault('firstContactAt', 'is before acceptedAt')
  if (row.status === 'postponed' && !row.postponedUntil)
    fault('postponedUntil', 'is missing; what is postponed needs its day')
  return faults
}

const isNamed = (stage: { key: string; name: Record<string, string> }, name: string) =>
  [stage.key, ...Object.values(stage.name)].some((known) => known.toLowerCase() === name.toLowerCase())
