import type { Texts } from '../catalogue.ts'
import type { settings as english } from '../en/settings.ts'

export const settings: Texts<typeof english> = {
  adminChanges: 'Was Sie hier nur lesen können, ändern Administratoren.',
  fieldsText: 'Was Ihre Leads über das hinaus sagen, was jeder Lead sagt.',
  group_clocks: 'Fristen und Nachfassen',
  group_company: 'Ihr Unternehmen',
  group_leads: 'Leads',
  group_messages: 'Mails und Kanäle',
  territoriesText: 'Wer wo Leads bekommt, und wo niemand.',
  text: 'Was für Ihr ganzes Netz gilt.',
  title: 'Einstellungen',
}
