import { account } from './en/account.ts'
import { answer } from './en/answer.ts'
import { hours } from './en/hours.ts'
import { inbox } from './en/inbox.ts'
import { keptAway } from './en/kept-away.ts'
import { notices } from './en/notices.ts'
import { opportunities } from './en/opportunities.ts'
import { opportunity } from './en/opportunity.ts'
import { people } from './en/people.ts'
import { refusals } from './en/refusals.ts'
import { reply } from './en/reply.ts'
import { results } from './en/results.ts'
import { shell } from './en/shell.ts'
import { signIn } from './en/sign-in.ts'
import { team } from './en/team.ts'
import { tasks } from './en/tasks.ts'
import { status } from './en/status.ts'
import { timeline } from './en/timeline.ts'
import { ui } from './en/ui.ts'

/** The texts that the partner desk and the pages in the open draw, in English. */
export const enPartner = {
  account,
  answer,
  hours,
  inbox,
  keptAway,
  notices,
  opportunities,
  opportunity,
  people,
  refusals,
  reply,
  results,
  shell,
  signIn,
  team,
  tasks,
  status,
  timeline,
  ui,
}

export type PartnerEnglish = typeof enPartner
