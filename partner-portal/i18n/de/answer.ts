import type { Texts } from '../catalogue.ts'
import type { answer as english } from '../en/answer.ts'

export const answer: Texts<typeof english> = {
  acceptedAt: 'Angenommen {at}',
  acceptedText: 'Dieser Lead gehört Ihnen. Die Kontaktdaten stehen im Portal.',
  broken: 'Dieser Link ist nicht vollständig',
  brokenText: 'Öffnen Sie ihn noch einmal aus der E-Mail. Ihre offenen Angebote stehen auch im Portal.',
  declinedAt: 'Abgelehnt {at}',
  declinedText: 'Danke für die Antwort. Der Lead geht an den nächsten Partner; Sie müssen nichts mehr tun.',
  expiredAt: 'Die Antwortfrist endete {at}',
  expiredText: 'Der Lead ist beim nächsten Partner. Neue Leads kommen weiterhin zu Ihnen.',
  forPartner: '{manufacturer} bietet {partner} diesen Lead an.',
  over: 'Dieser Link gilt nicht mehr',
  overText: 'Was aus dem Angebot wurde und alle offenen Angebote stehen im Portal.',
  thanks: 'Danke. Der Lead gehört Ihnen.',
  thanksText:
    'Die Kontaktdaten stehen im Portal. Am besten rufen Sie an, solange der Kunde noch daran denkt.',
  title: 'Ein Lead für Sie',
  toContact: 'Kontaktdaten ansehen',
  toInbox: 'Zum Eingang',
  withdrawn: 'Der Hersteller hat diesen Lead zurückgezogen',
  withdrawnText: 'Sie müssen nichts tun. Neue Leads kommen weiterhin zu Ihnen.',
}
