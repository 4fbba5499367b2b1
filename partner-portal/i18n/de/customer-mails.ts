import type { Texts } from '../catalogue.ts'
import type { customerMails as english } from '../en/customer-mails.ts'

export const customerMails: Texts<typeof english> = {
  business: 'Unternehmen und öffentliche Hand',
  check: 'Fragen, ob sich jemand gemeldet hat',
  checkText:
    'Eine Mail nach so vielen Ihrer Arbeitstage, mit Ja, Nein und etwas anderem. Ein Nein legt Ihnen beide Aussagen zum Klären vor.',
  consumer: 'Privatkunden',
  days: 'Arbeitstage nach der Annahme',
  entry: 'Ob Kunden erfahren, wer sich meldet, und gefragt werden, ob es jemand getan hat.',
  introduce: 'Sagen, wer sich meldet und bis wann',
  introduceText:
    'Eine Mail, 15 Minuten nachdem ein Partner angenommen hat, wenn sich das nicht mehr zurücknehmen lässt.',
  lead: 'Höchstens zwei Mails zu jedem Partner, der einen Lead übernimmt, in der Sprache des Leads. Sie gelten für Annahmen nach dem Einschalten.',
  onlyAdmin: 'Das ändert ein Administrator.',
  preview: 'Vorschau',
  preview_check: 'Hat sich jemand gemeldet?',
  preview_introduction: 'Wer sich meldet',
  previewDe: 'Deutsch',
  previewEn: 'Englisch',
  save: 'Speichern',
  saved: 'Gespeichert',
  title: 'Mails an Kunden',
}
