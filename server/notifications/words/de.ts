import { sayCauses } from '../../../shared/follow-up-words.ts'
import { wordWhy } from '../../../shared/why.ts'
import type { Need, NotificationData } from '../data.ts'
import { answersDe, followUpAnswersDe, offerAnswersDe } from './answers.de.ts'
import { isQuiet, others } from './causes.ts'
import { customerFooterDe, customersDe } from './customers.de.ts'
import { digestDe } from './digest.de.ts'
import { known, wordFor } from './letter.ts'
import type { Letter, Reader, Words } from './letter.ts'
import { repliesDe } from './replies.de.ts'

type Compared = NotificationData['canary_rolled_back']['live']

export const de: Words = {
  ...digestDe,

  offer_made: (offer, reader) => ({
    subject: `Neuer Lead: ${offer.title}. Antwort bis ${reader.say.soon(offer.respondBy, reader.at)}`,
    intro: `${reader.manufacturer} hat einen Lead für Sie. Bitte nehmen Sie ihn bis ${reader.say.when(offer.respondBy)} an oder lehnen Sie ihn ab.`,
    facts: factsOf(offer, reader),
    ...offerAnswersDe(reader, offer),
    outro:
      'Wer der Kunde ist, sehen Sie, sobald Sie annehmen. Den Link zu öffnen verpflichtet Sie zu nichts.',
  }),

  offer_reminder: (offer, reader) => ({
    subject: `Noch offen: ${offer.title}. Noch ${reader.say.duration(offer.left)}`,
    intro: `Dieser Lead wartet bis ${reader.say.when(offer.respondBy)} auf Ihre Antwort. Danach geht er an einen anderen Partner.`,
    facts: factsOf(offer, reader),
    ...offerAnswersDe(reader, offer),
    outro:
      'Passt er nicht, lehnen Sie ihn mit einem Grund ab: Dem Kunden ist schneller geholfen, und Sie bekommen, was zu Ihnen passt.',
  }),

  offer_escalated: (offer, reader) =>
    reader.desk === 'partner'
      ? {
          subject: `Noch ohne Antwort: ${offer.title}`,
          intro: `Ein Lead für ${offer.partnerName} ist noch unbeantwortet. Nach ${reader.say.when(offer.respondBy)} geht er an einen anderen Partner.`,
          facts: [['Antwort bis', reader.say.when(offer.respondBy)]],
          ...offerAnswersDe(reader, offer),
          outro: 'Sie erhalten diese Mail, weil Sie das Konto Ihres Unternehmens betreuen.',
        }
      : {
          subject: `Läuft bei ${offer.partnerName} ab: ${offer.title}`,
          intro: `${offer.partnerName} hat noch nicht geantwortet. Antwortet niemand, wird der Lead dem nächsten Partner angeboten.`,
          facts: [
            ['Partner', offer.partnerName],
            ['Antwort bis', reader.say.when(offer.respondBy)],
          ],
          action: { label: 'Lead öffnen', url: reader.link },
        },

  offer_expired: (offer, reader) => ({
    subject: `Nicht mehr offen: ${offer.title}`,
    intro: `Die Frist für diesen Lead ist am ${reader.say.when(offer.at)} abgelaufen, er wird deshalb weitergegeben. Sie brauchen nichts mehr zu tun.`,
    facts: [],
    action: { label: 'Offene Leads ansehen', url: reader.link },
    outro: `Gerade wenig Zeit? Sagen Sie ${reader.manufacturer}, wann Sie nicht da sind, dann kommen Leads, wenn Sie antworten können.`,
  }),

  offer_withdrawn: (offer, reader) => ({
    subject: offer.taken ? `Vergeben: ${offer.title}` : `Zurückgezogen: ${offer.title}`,
    intro: offer.taken
      ? 'Ein anderer Partner wurde zur selben Zeit gefragt und hat zuerst zugesagt. Sie brauchen nicht mehr zu antworten, und er zählt nicht gegen Sie.'
      : `${reader.manufacturer} hat diesen Lead zurückgezogen. Sie brauchen nicht mehr zu antworten, und er zählt nicht gegen Sie.`,
    facts: known([['Grund', offer.reason && wordFor(withdrawals, offer.reason)]]),
    action: { label: 'Andere Leads ansehen', url: reader.link },
  }),

  offer_accepted: (offer, reader) =>
    reader.desk === 'partner'
      ? {
          subject: `Er gehört Ihnen: ${offer.title}`,
          intro:
            'Der Lead ist jetzt Ihre Opportunity. Im Portal finden Sie den Kontakt und was als Erstes zu tun ist.',
          facts: [],
          action: { label: 'Opportunity öffnen', url: reader.link },
        }
      : {
          subject: `Angenommen von ${offer.partnerName}: ${offer.title}`,
          intro: `${offer.partnerName} hat den Lead angenommen und bearbeitet ihn ab jetzt.`,
          facts: [['Partner', offer.partnerName]],
          action: { label: 'Opportunity öffnen', url: reader.link },
        },

  offer_declined: (offer, reader) => ({
    subject: `Abgelehnt von ${offer.partnerName}: ${offer.title}`,
    intro: `${offer.partnerName} hat den Lead abgelehnt. Er geht an den nächsten Partner.`,
    facts: known([
      ['Partner', offer.partnerName],
      ['Grund', wordFor(declines, offer.reason)],
      ['Notiz', offer.note],
    ]),
    action: { label: 'Lead öffnen', url: reader.link },
  }),

  ...answersDe,
  ...repliesDe,

  lead_unassigned: (lead, reader) => ({
    subject: `Sie sind gefragt: niemand für ${lead.title}`,
    intro:
      'Dieser Lead kann keinem Partner mehr angeboten werden. Er wartet auf Ihre Entscheidung, und niemand ruft den Kunden an.',
    facts: [['Warum', wordFor(deadEnds, lead.reason)], ...history(lead)],
    action: { label: 'Entscheiden, wer ihn bekommt', url: reader.link },
  }),

  lead_joined: (lead, reader) => ({
    subject: `Ihr Kunde hat wieder angefragt: ${lead.title}`,
    intro:
      'Ein Kunde, mit dem Sie bereits arbeiten, hat eine weitere Anfrage geschickt. Sie steht bei Ihrem Lead, und niemand sonst hat sie erhalten.',
    facts: [['Worum es geht', lead.what]],
    action: { label: 'Öffnen', url: reader.link },
  }),

  first_contact_due: (opportunity, reader) => ({
    subject: `Erster Kontakt ist fällig: ${opportunity.title}`,
    intro: `Sie haben diesen Lead angenommen, und noch ist kein Kontakt mit dem Kunden eingetragen. Fällig war er am ${reader.say.when(opportunity.due)}.`,
    facts: known([
      ['Fällig', reader.say.when(opportunity.due)],
      ['Außerdem', others(opportunity.causes, reader.locale)],
    ]),
    ...followUpAnswersDe(reader),
    outro: 'Ein Fingertipp genügt, ohne Anmeldung. Die Seite zu öffnen ändert nichts.',
  }),

  opportunity_quiet: (opportunity, reader) => ({
    subject: `Was gibt es Neues? ${opportunity.title}`,
    intro: isQuiet(opportunity.causes)
      ? `Zu dieser Opportunity wurde seit ${inDative(reader.say.days(opportunity.days))} nichts eingetragen. Bitte notieren Sie, was zuletzt geschah und was als Nächstes kommt.`
      : `Diese Opportunity braucht einen Blick: ${sayCauses(opportunity.causes ?? [], 'de')}. Bitte notieren Sie, wie es steht und was als Nächstes kommt.`,
    facts: known([
      ['Still seit', isQuiet(opportunity.causes) && inDative(reader.say.days(opportunity.days))],
      ['Außerdem', isQuiet(opportunity.causes) && others(opportunity.causes, reader.locale)],
      ['Erinnerung', opportunity.nudge > 1 && `Nr. ${opportunity.nudge}`],
    ]),
    ...followUpAnswersDe(reader),
    outro: 'Ist sie verloren, schließen Sie sie mit einem Grund. Auch das ist eine gute Antwort.',
  }),

  opportunity_silent: (opportunity, reader) => ({
    subject: `Still bei ${opportunity.partnerName}: ${opportunity.title}`,
    intro: silentIntro(opportunity, reader),
    facts: [
      ['Partner', opportunity.partnerName],
      ['Still seit', inDative(reader.say.days(opportunity.days))],
    ],
    action: { label: 'Opportunity öffnen', url: reader.link },
  }),

  opportunity_closed: (opportunity, reader) => ({
    subject: `Als verloren geschlossen: ${opportunity.title}`,
    intro: `Diese Opportunity${reader.desk === 'partner' ? '' : ` von ${opportunity.partnerName}`} wurde von einer Nachfassregel als verloren geschlossen, weil nichts mehr von ihr zu hören war.`,
    facts: [['Regel', opportunity.rule]],
    action: { label: 'Opportunity öffnen', url: reader.link },
    ...(reader.desk === 'partner'
      ? { outro: 'Entscheidet sich der Kunde doch noch, sagen Sie uns bitte Bescheid.' }
      : {}),
  }),

  opportunity_returned: (opportunity, reader) => ({
    subject: `Zurückgegeben von ${opportunity.partnerName}: ${opportunity.title}`,
    intro:
      reader.desk === 'partner'
        ? 'Die Opportunity wurde zurückgegeben. Der Lead geht an einen anderen Partner.'
        : `${opportunity.partnerName} hat die Opportunity zurückgegeben. Der Lead geht an einen anderen Partner.`,
    facts: [
      ['Partner', opportunity.partnerName],
      ['Grund', opportunity.reason],
    ],
    action: { label: reader.desk === 'partner' ? 'Andere Leads ansehen' : 'Lead öffnen', url: reader.link },
  }),

  opportunity_reclaimed: (opportunity, reader) => ({
    subject: `Zurückgeholt: ${opportunity.title}`,
    intro:
      reader.desk === 'partner'
        ? `${reader.manufacturer} hat diese Opportunity zurückgeholt. Bitte sprechen Sie den Kunden dazu nicht mehr an.`
        : `Die Opportunity wurde von ${opportunity.partnerName} zurückgeholt. Der Lead geht an einen anderen Partner.`,
    facts: known([
      ['Partner', reader.desk === 'manufacturer' && opportunity.partnerName],
      ['Grund', opportunity.reason],
    ]),
    action: { label: reader.desk === 'partner' ? 'Andere Leads ansehen' : 'Lead öffnen', url: reader.link },
  }),

  canary_rolled_back: (canary, reader) => ({
    subject: `Regeln: Der Probelauf von Version ${canary.version} wurde zurückgenommen`,
    intro:
      canary.why === 'slower'
        ? `Leads nach Version ${canary.version} wurden langsamer angenommen, als Ihre Grenze erlaubt. Alle Leads gehen wieder nach Version ${canary.liveVersion}.`
        : `Leads nach Version ${canary.version} wurden öfter abgelehnt oder nicht beantwortet, als Ihre Grenze erlaubt. Alle Leads gehen wieder nach Version ${canary.liveVersion}.`,
    facts: [
      [`Probelauf, Version ${canary.version}`, canarySide(canary.canary, reader)],
      [`Live, Version ${canary.liveVersion}`, canarySide(canary.live, reader)],
    ],
    action: { label: 'Versionen vergleichen', url: reader.link },
    outro: 'Niemand muss sofort etwas tun: Offene Leads des Probelaufs gehen nach der Live-Version weiter.',
  }),

  ...customersDe,
  address_bounced: (bounce, reader) => ({
    subject: `Mails an ${bounce.partnerName ?? bounce.who ?? 'eine Adresse'} kommen nicht an`,
    intro: `Der Mailserver meldet, dass ${bounce.address} nicht erreichbar ist. Bis die Adresse stimmt, wird dorthin nichts mehr gesendet; Leads könnten ungesehen bleiben.`,
    facts: known([
      ['Wer', bounce.who],
      ['Partner', bounce.partnerName],
      ['Adresse', bounce.address],
      ['Mailserver', bounce.reason],
    ]),
    action: { label: 'Ansehen, was nicht ankam', url: reader.link },
    outro: 'Wer eine dieser Mails noch einmal sendet, gibt die Adresse wieder frei.',
  }),

  alarm_raised: ({ what, since, amount }, reader) => ({
    subject: alarmNames[what],
    intro: {
      offers_late: `Erinnerungen und Fristen offener Angebote sind ${reader.say.duration(amount / 60)} im Rückstand. Die Fristen selbst gelten: Eine zu späte Antwort wird abgelehnt.`,
      mails_late: `Mails warten seit ${reader.say.duration(amount / 60)} auf den Versand. Keine geht verloren: Sie gehen, sobald der Mailserver sie annimmt.`,
      dead_letters: `${reader.say.number(amount)} Mails konnten innerhalb eines Tages nicht zugestellt werden und liegen beiseite.`,
    }[what],
    facts: [['Seit', reader.say.when(since)]],
    action: { label: 'Die Mails ansehen', url: reader.link },
    outro:
      what === 'dead_letters'
        ? 'Bei jeder steht der Grund; berichtigen Sie die Adresse oder den Mailserver und senden Sie sie dort noch einmal.'
        : 'Wer den Server betreibt, findet die Ursache in seinem Protokoll und seinen Messwerten. Solange es anhält, erfahren Sie es einmal am Tag.',
  }),

  invitation: (invitation, reader) => ({
    subject: `${invitation.manufacturerName} lädt Sie ins Partnerportal ein`,
    intro: `Guten Tag ${reader.name}, ${invitation.inviter ?? invitation.manufacturerName} lädt Sie ein, an Leads und Opportunities von ${invitation.manufacturerName} mitzuarbeiten.`,
    facts: [],
    action: { label: 'Passwort wählen und beginnen', url: reader.link },
    outro:
      'Der Link gilt einmal. Haben Sie diese Einladung nicht erwartet, können Sie sie unbeantwortet lassen.',
  }),

  password_reset: (_reset, reader) => ({
    subject: 'Neues Passwort wählen',
    intro: `Guten Tag ${reader.name}, jemand hat für diese Adresse ein neues Passwort angefordert. Mit dem Knopf unten wählen Sie es.`,
    facts: [],
    action: { label: 'Neues Passwort wählen', url: reader.link },
    outro:
      'Der Link gilt einmal und nur kurze Zeit. Waren Sie es nicht, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.',
  }),

  footer: (reader) =>
    reader.desk === 'customer'
      ? customerFooterDe(reader)
      : `Gesendet von Baton für ${reader.manufacturer}. Zeiten in Ihrer Zeitzone.`,
}

/** „seit 3 Tagen“, where Intl says „3 Tage“. */
const inDative = (days: string) => days.replace(/Tage$/, 'Tagen')

/** „20 angenommen, 5 abgelehnt oder abgelaufen, 12 Minuten bis zur Annahme (Median)“ */
function canarySide({ accepted, refused, acceptMinutesMedian }: Compared, { say }: Reader): string {
  const counts = `${say.number(accepted)} angenommen, ${say.number(refused)} abgelehnt oder abgelaufen`
  return acceptMinutesMedian === null
    ? counts
    : `${counts}, ${say.duration(acceptMinutesMedian)} bis zur Annahme (Median)`
}

function factsOf(offer: Need, { say, locale }: Reader): Letter['facts'] {
  const { place } = offer
  return known([
    ['Antwort bis', say.when(offer.respondBy)],
    [
      'Bedarf',
      [offer.quantity && offer.quantity > 1 ? `${say.number(offer.quantity)} ×` : '', offer.productLine ?? '']
        .join(' ')
        .trim(),
    ],
    [
      'Ort',
      [[place.postalCode, place.town].filter(Boolean).join(' '), say.country(place.country)]
        .filter(Boolean)
        .join(', '),
    ],
    ['Entfernung', offer.distanceKm !== null && say.km(offer.distanceKm)],
    ['Budget', offer.budget !== null && say.money(offer.budget, offer.currency)],
    ['Zeitpunkt', offer.timeline && wordFor(timelines, offer.timeline)],
    ['Kunde', offer.customerType && wordFor(customers, offer.customerType)],
    ['Beschäftigte', offer.companySize !== null && say.number(offer.companySize)],
    ['Bewertung', offer.grade],
    ['Warum Sie', say.list(offer.why.map((why) => wordWhy(why, locale)))],
  ])
}

/** Who was asked, one after the other, and how it ended. */
function history({ history: asked = [] }: NotificationData['lead_unassigned']): Letter['facts'] {
  const rows = asked.slice(0, mostAsked).map(({ partnerName, outcome, reason }, index) => {
    const why = reason ? ` (${wordFor(declines, reason)})` : ''
    return [index ? 'Dann' : 'Zuerst gefragt', `${partnerName}: ${endings[outcome]}${why}`] as [
      string,
      string,
    ]
  })
  const more = asked.length - mostAsked
  return more > 0 ? [...rows, ['Dann', `${more} weitere`]] : rows
}
const mostAsked = 20
const endings = {
  declined: 'abgelehnt',
  expired: 'nicht rechtzeitig geantwortet',
  returned: 'zurückgegeben',
}

const timelines = {
  now: 'Sofort',
  '3_months': 'Innerhalb von 3 Monaten',
  '6_months': 'Innerhalb von 6 Monaten',
  '12_months': 'Innerhalb von 12 Monaten',
  later: 'Später als in 12 Monaten',
}
const customers = { consumer: 'Privathaushalt', business: 'Unternehmen', public: 'Öffentliche Hand' }
const declines = {
  no_capacity: 'Keine Kapazität',
  outside_area: 'Außerhalb des Gebiets',
  product_not_carried: 'Produkt nicht geführt',
  too_small: 'Zu klein',
  own_customer: 'Bereits eigener Kunde',
  not_enough_data: 'Zu wenige Angaben',
  spam: 'Spam',
  other: 'Anderer Grund',
}
const withdrawals = {
  lead_closed: 'Der Lead wurde geschlossen',
  reassigned: 'Er wurde einem anderen Partner gegeben',
}
const deadEnds = {
  nobody_eligible: 'Kein Partner passt, oder alle passenden sind ausgelastet oder abwesend',
  ladder_exhausted: 'Alle gefragten Partner haben abgelehnt oder nicht geantwortet',
  named_partner_unavailable: 'Der Partner, den die Regel nennt, ist nicht verfügbar',
  no_rule: 'Keine Regel nimmt diesen Lead',
}

const alarmNames = {
  offers_late: 'Angebote laufen verspätet',
  mails_late: 'Mails gehen nicht hinaus',
  dead_letters: 'Mails konnten nicht zugestellt werden',
}

function silentIntro(
  { partnerName, days, causes, proposed = true }: NotificationData['opportunity_silent'],
  reader: Reader,
): string {
  const what = isQuiet(causes)
    ? `${partnerName} hat seit ${inDative(reader.say.days(days))} nichts eingetragen und auf die Erinnerungen nicht geantwortet.`
    : `Diese Opportunity von ${partnerName} braucht einen Blick: ${sayCauses(causes ?? [], 'de')}.`
  return proposed ? `${what} Sie können die Opportunity zurückholen und den Lead neu vergeben lassen.` : what
}

/** Die Wörter hinter Codes, für alle, die eine Mail mit Variablen schreiben. */
export const codes = { reasons: { ...declines, ...withdrawals, ...deadEnds }, timelines, customers }

/** „seit 3 Tagen“: so steht eine Zahl von Tagen in einem Satz. */
export const daysWithin = inDative
