import type { Catalogue } from './catalogue.ts'
import { rules } from './de/rules.ts'
import { people } from './de/people.ts'
import { partner } from './de/partner.ts'
import { scorecards } from './de/scorecards.ts'
import { partners } from './de/partners.ts'
import { account } from './de/account.ts'
import { answer } from './de/answer.ts'
import { fields } from './de/fields.ts'
import { inbox } from './de/inbox.ts'
import { keptAway } from './de/kept-away.ts'
import { lead } from './de/lead.ts'
import { leads } from './de/leads.ts'
import { mails } from './de/mails.ts'
import { merge } from './de/merge.ts'
import { today } from './de/today.ts'
import { opportunities } from './de/opportunities.ts'
import { opportunity } from './de/opportunity.ts'
import { refusals } from './de/refusals.ts'
import { results } from './de/results.ts'
import { simulations } from './de/simulations.ts'
import { shell } from './de/shell.ts'
import { signIn } from './de/sign-in.ts'
import { territories } from './de/territories.ts'
import { timeline } from './de/timeline.ts'
import { ui } from './de/ui.ts'
import { versions } from './de/versions.ts'

export const de: Catalogue = {
  account,
  answer,
  fields,
  inbox,
  keptAway,
  lead,
  leads,
  mails,
  merge,
  today,
  opportunities,
  opportunity,
  refusals,
  results,
  shell,
  simulations,
  signIn,
  territories,
  timeline,
  ui,
  versions,
  partners,
  scorecards,
  partner,
  people,
  rules,
}
