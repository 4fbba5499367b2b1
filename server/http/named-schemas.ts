import { z } from 'zod'
import * as channels from '../../shared/channels.ts'
import * as customers from '../../shared/customers.ts'
import * as fields from '../../shared/fields.ts'
import * as followUps from '../../shared/follow-ups.ts'
import * as leads from '../../shared/leads.ts'
import * as mails from '../../shared/mails.ts'
import * as manufacturers from '../../shared/manufacturers.ts'
import * as offers from '../../shared/offers.ts'
import * as opportunities from '../../shared/opportunities.ts'
import * as partners from '../../shared/partners.ts'
import * as people from '../../shared/people.ts'
import * as rules from '../../shared/rules.ts'
import * as tasks from '../../shared/tasks.ts'
import * as today from '../../shared/today.ts'
import * as why from '../../shared/why.ts'

const rooms = [
  channels,
  customers,
  fields,
  followUps,
  leads,
  mails,
  manufacturers,
  offers,
  opportunities,
  partners,
  people,
  rules,
  tasks,
  today,
  why,
]

/**
 * The schemas that the document names, under the names that the code gives them: `leadView` is `LeadView`.
 * Plain texts and numbers are written out where they stand.
 */
export function namedSchemas(): Map<z.ZodType, string> {
  const named = new Map<z.ZodType, string>()
  for (const [name, value] of rooms.flatMap((room) => Object.entries(room)))
    if (isShape(value) && !named.has(value))
      named.set(
        value,
        name.replace(/^./, (first) => first.toUpperCase()),
      )
  return named
}

const isShape = (value: unknown): value is z.ZodType =>
  value instanceof z.ZodObject ||
  value instanceof z.ZodEnum ||
  value instanceof z.ZodUnion ||
  value instanceof z.ZodDiscriminatedUnion
