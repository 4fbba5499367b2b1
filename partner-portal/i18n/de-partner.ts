import type { PartnerCatalogue } from './catalogue.ts'
import { account } from './de/account.ts'
import { answer } from './de/answer.ts'
import { hours } from './de/hours.ts'
import { inbox } from './de/inbox.ts'
import { keptAway } from './de/kept-away.ts'
import { notices } from './de/notices.ts'
import { opportunities } from './de/opportunities.ts'
import { opportunity } from './de/opportunity.ts'
import { people } from './de/people.ts'
import { refusals } from './de/refusals.ts'
import { reply } from './de/reply.ts'
import { results } from './de/results.ts'
import { shell } from './de/shell.ts'
import { signIn } from './de/sign-in.ts'
import { team } from './de/team.ts'
import { tasks } from './de/tasks.ts'
import { status } from './de/status.ts'
import { timeline } from './de/timeline.ts'
import { ui } from './de/ui.ts'

export const dePartner: PartnerCatalogue = {
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
