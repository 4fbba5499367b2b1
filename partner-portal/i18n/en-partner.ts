import { enInbox } from './en-inbox.ts'
import { account } from './en/account.ts'
import { answer } from './en/answer.ts'
import { hours } from './en/hours.ts'
import { keptAway } from './en/kept-away.ts'
import { notices } from './en/notices.ts'
import { opportunities } from './en/opportunities.ts'
import { opportunity } from './en/opportunity.ts'
import { people } from './en/people.ts'
import { reply } from './en/reply.ts'
import { results } from './en/results.ts'
import { team } from './en/team.ts'
import { tasks } from './en/tasks.ts'
import { status } from './en/status.ts'
import { timeline } from './en/timeline.ts'

/** The texts that the partner desk and the pages in the open draw, in English. */
export const enPartner = {
  ...enInbox,
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

export type PartnerEnglish = typeof enPartner
