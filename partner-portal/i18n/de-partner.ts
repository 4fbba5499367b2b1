import type { PartnerCatalogue } from './catalogue.ts'
import { account } from './de/account.ts'
import { answer } from './de/answer.ts'
import { inbox } from './de/inbox.ts'
import { keptAway } from './de/kept-away.ts'
import { opportunities } from './de/opportunities.ts'
import { opportunity } from './de/opportunity.ts'
import { refusals } from './de/refusals.ts'
import { results } from './de/results.ts'
import { shell } from './de/shell.ts'
import { signIn } from './de/sign-in.ts'
import { timeline } from './de/timeline.ts'
import { ui } from './de/ui.ts'

export const dePartner: PartnerCatalogue = {
  account,
  answer,
  inbox,
  keptAway,
  opportunities,
  opportunity,
  refusals,
  results,
  shell,
  signIn,
  timeline,
  ui,
}
