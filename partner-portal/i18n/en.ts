import { enPartner } from './en-partner.ts'
import { connections } from './en/connections.ts'
import { customerMails } from './en/customer-mails.ts'
import { discrepancy } from './en/discrepancy.ts'
import { fields } from './en/fields.ts'
import { choices } from './en/choices.ts'
import { followUps } from './en/follow-ups.ts'
import { lead } from './en/lead.ts'
import { leads } from './en/leads.ts'
import { mailTemplates } from './en/mail-templates.ts'
import { mails } from './en/mails.ts'
import { received } from './en/received.ts'
import { merge } from './en/merge.ts'
import { partner } from './en/partner.ts'
import { partners } from './en/partners.ts'
import { rules } from './en/rules.ts'
import { scorecards } from './en/scorecards.ts'
import { settings } from './en/settings.ts'
import { simulations } from './en/simulations.ts'
import { territories } from './en/territories.ts'
import { today } from './en/today.ts'
import { versions } from './en/versions.ts'

/** Every text: the partner desk's and, only here, those of the screens that the manufacturer alone has. */
export const en = {
  ...enPartner,
  connections,
  customerMails,
  discrepancy,
  fields,
  choices,
  followUps,
  lead,
  leads,
  mailTemplates,
  mails,
  received,
  merge,
  partner,
  partners,
  rules,
  scorecards,
  settings,
  simulations,
  territories,
  today,
  versions,
}

export type English = typeof en
