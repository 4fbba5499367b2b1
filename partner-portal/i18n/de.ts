import type { Catalogue } from './catalogue.ts'
import { dePartner } from './de-partner.ts'
import { connections } from './de/connections.ts'
import { customerMails } from './de/customer-mails.ts'
import { discrepancy } from './de/discrepancy.ts'
import { fields } from './de/fields.ts'
import { choices } from './de/choices.ts'
import { followUps } from './de/follow-ups.ts'
import { lead } from './de/lead.ts'
import { leads } from './de/leads.ts'
import { mailTemplates } from './de/mail-templates.ts'
import { mails } from './de/mails.ts'
import { received } from './de/received.ts'
import { merge } from './de/merge.ts'
import { partner } from './de/partner.ts'
import { partners } from './de/partners.ts'
import { rules } from './de/rules.ts'
import { scorecards } from './de/scorecards.ts'
import { settings } from './de/settings.ts'
import { simulations } from './de/simulations.ts'
import { territories } from './de/territories.ts'
import { today } from './de/today.ts'
import { versions } from './de/versions.ts'

export const de: Catalogue = {
  ...dePartner,
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
