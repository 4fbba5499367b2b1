import type { customersEn } from './customers.en.ts'
import { known, saying } from './letter.ts'
import type { Reader } from './letter.ts'

/** What customers are written, and what follows from what they answer. */
export const customersDe: typeof customersEn = {
  customer_introduction: (it, reader) => ({
    subject: `${it.partnerName} meldet sich bei Ihnen`,
    intro: `Vielen Dank für Ihre Anfrage bei ${reader.manufacturer}. ${it.person ? `${it.person} von ${it.partnerName}` : it.partnerName} kümmert sich darum und ${it.by ? `meldet sich bis ${reader.say.when(it.by)} bei Ihnen` : 'meldet sich bei Ihnen'}.`,
    facts: known([
      ['Ihre Anfrage', it.title],
      ['Wer', it.person ? `${it.person}, ${it.partnerName}` : it.partnerName],
      ['Telefon', it.phone],
      ['Bis', it.by && reader.say.when(it.by)],
    ]),
    action: { label: 'Sehen, wie es steht', url: reader.link },
    outro:
      'Auf dieser Seite können Sie auch um jemand anderen bitten oder sagen, dass sich Ihre Anfrage erledigt hat. Sie brauchen kein Konto, und das Öffnen ändert nichts.',
  }),

  customer_check: (it, reader) => ({
    subject: 'Hat sich schon jemand bei Ihnen gemeldet?',
    intro: `${it.partnerName} hat Ihre Anfrage bei ${reader.manufacturer} übernommen. Hat sich schon jemand bei Ihnen gemeldet?`,
    facts: known([
      ['Ihre Anfrage', it.title],
      ['Wer', it.partnerName],
      ['Telefon', it.phone],
    ]),
    action: { label: 'Ja, es hat sich jemand gemeldet', url: saying(reader.link, 'yes') },
    also: [
      { label: 'Nein, noch niemand', url: saying(reader.link, 'no') },
      { label: 'Etwas anderes', url: reader.link },
    ],
    outro: 'Auf der Seite, die sich öffnet, tippen Sie noch einmal zur Bestätigung. Vorher geschieht nichts.',
  }),

  customer_not_reached: (it, reader) => ({
    subject: `Der Kunde sagt, dass sich niemand gemeldet hat: ${it.title}`,
    intro:
      'Wir haben den Kunden gefragt, ob sich jemand gemeldet hat, und die Antwort war nein. Bitte rufen Sie an und notieren Sie es. Haben Sie schon angerufen, notieren Sie bitte wann: Nachrichten gehen verloren.',
    facts: [['Worum es geht', it.title]],
    action: { label: 'Opportunity öffnen', url: reader.link },
  }),

  customer_wants_another: (it, reader) => ({
    subject: `Der Kunde bittet um einen anderen Partner: ${it.title}`,
    intro: it.partnerName
      ? `Der Kunde möchte nicht mit ${it.partnerName} weitermachen. Die Opportunity wurde zurückgenommen, und der Lead geht an jemand anderen.`
      : 'Der Kunde möchte nicht länger warten. Das offene Angebot wurde zurückgezogen, und der Lead geht an jemand anderen.',
    facts: known([
      ['Partner', it.partnerName],
      ['Der Kunde schreibt', it.note],
    ]),
    action: { label: 'Lead öffnen', url: reader.link },
  }),

  customer_withdrew: (it, reader) => ({
    subject: `Der Kunde braucht es nicht mehr: ${it.title}`,
    intro:
      'Der Kunde hat seine Anfrage zurückgezogen. Der Lead ist geschlossen, und es wird nichts mehr dazu gesendet oder gefragt.',
    facts: known([
      ['Partner', it.partnerName],
      ['Der Kunde schreibt', it.note],
    ]),
    action: { label: 'Lead öffnen', url: reader.link },
  }),

  discrepancy_opened: (it, reader) => ({
    subject: `Kunde und ${it.partnerName} widersprechen sich: ${it.title}`,
    intro: `Der Kunde sagt, dass sich niemand gemeldet hat. Daneben steht, was ${it.partnerName} bis dahin notiert hatte.`,
    facts: known([
      ['Der Kunde', it.note ? `Es hat sich niemand gemeldet: ${it.note}` : 'Es hat sich niemand gemeldet'],
      ['Angenommen', reader.say.when(it.acceptedAt)],
      ['Erster Kontakt notiert', it.firstContactAt ? reader.say.when(it.firstContactAt) : 'Keiner'],
      [
        'Insgesamt notiert',
        it.activities.length
          ? it.activities
              .map((one) => `${activities[one.kind] ?? one.kind}, ${reader.say.when(one.at)}`)
              .join(' · ')
          : 'Nichts',
      ],
    ]),
    action: { label: 'Beides ansehen und entscheiden', url: reader.link },
    outro: 'Sie können den Partner fragen, den Lead zurücknehmen oder die Sache klären.',
  }),

  discrepancy_asked: (it, reader) => ({
    subject: `${reader.manufacturer} fragt: Haben Sie sich gemeldet? ${it.title}`,
    intro: `Der Kunde hat am ${reader.say.when(it.saidAt)} gesagt, dass sich niemand gemeldet hat. Bitte sagen Sie in der Opportunity, wann Sie angerufen oder geschrieben haben, oder rufen Sie jetzt an und notieren Sie es.`,
    facts: [['Worum es geht', it.title]],
    action: { label: 'Opportunity öffnen', url: reader.link },
  }),

  opportunity_withdrawn: (it, reader) => ({
    subject: `Geschlossen, der Kunde braucht es nicht mehr: ${it.title}`,
    intro:
      'Der Kunde hat uns gesagt, dass sich die Anfrage erledigt hat. Die Opportunity ist geschlossen, Sie brauchen nichts zu tun. Bitte rufen Sie deswegen nicht mehr an.',
    facts: [['Worum es geht', it.title]],
    action: { label: 'Ansehen', url: reader.link },
  }),
}

/** Under what a customer is written: why, and how it ends. */
export const customerFooterDe = (reader: Reader) =>
  `Sie erhalten diese Mail, weil Sie ${reader.manufacturer} eine Anfrage geschickt haben. Zu jedem Fachbetrieb, der sie übernimmt, kommen höchstens zwei. Möchten Sie keine mehr, wählen Sie auf der Seite oben „Keine Mails mehr“. Gesendet von Baton für ${reader.manufacturer}.`

const activities: Readonly<Record<string, string>> = {
  call: 'Anruf',
  visit: 'Besuch',
  email: 'E-Mail',
  meeting: 'Treffen',
  quote: 'Angebot',
  note: 'Notiz',
}
