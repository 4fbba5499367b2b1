import type { PartnerCatalogue } from './catalogue.ts'
import { deInbox } from './de-inbox.ts'
import { account } from './de/account.ts'
import { answer } from './de/answer.ts'
import { hours } from './de/hours.ts'
import { keptAway } from './de/kept-away.ts'
import { notices } from './de/notices.ts'
import { opportunities } from './de/opportunities.ts'
import { opportunity } from './de/opportunity.ts'
import { people } from './de/people.ts'
import { reply } from './de/reply.ts'
import { results } from './de/results.ts'
import { team } from './de/team.ts'
import { tasks } from './de/tasks.ts'
import { status } from './de/status.ts'
import { timeline } from './de/timeline.ts'

export const dePartner: PartnerCatalogue = {
  ...deInbox,
  account,
  answer,
  hours,
  keptAway,
  notices,
  opportunities,
  opportunity,
  people,
  reply,
  results,
  team,
  tasks,
  status,
  timeline,
}
