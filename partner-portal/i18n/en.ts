import { rules } from './en/rules.ts'
import { people } from './en/people.ts'
import { partner } from './en/partner.ts'
import { scorecards } from './en/scorecards.ts'
import { partners } from './en/partners.ts'
import { account } from './en/account.ts'
import { answer } from './en/answer.ts'
import { fields } from './en/fields.ts'
import { inbox } from './en/inbox.ts'
import { keptAway } from './en/kept-away.ts'
import { lead } from './en/lead.ts'
import { leads } from './en/leads.ts'
import { mails } from './en/mails.ts'
import { merge } from './en/merge.ts'
import { today } from './en/today.ts'
import { opportunities } from './en/opportunities.ts'
import { opportunity } from './en/opportunity.ts'
import { refusals } from './en/refusals.ts'
import { results } from './en/results.ts'
import { simulations } from './en/simulations.ts'
import { shell } from './en/shell.ts'
import { signIn } from './en/sign-in.ts'
import { territories } from './en/territories.ts'
import { timeline } from './en/timeline.ts'
import { ui } from './en/ui.ts'
import { versions } from './en/versions.ts'

export const en = {
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

export type English = typeof en
