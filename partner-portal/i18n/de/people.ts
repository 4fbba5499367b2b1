import type { Texts } from '../catalogue.ts'
import type { people as english } from '../en/people.ts'

export const people: Texts<typeof english> = {
  actions: 'Aktionen',
  adminHint: 'Kümmert sich auch um Kollegen, Zeiten und Abwesenheiten.',
  cancel: 'Abbrechen',
  email: 'E-Mail',
  gone: '{name} ist nicht mehr dabei.',
  invite: 'Einladen',
  inviteTo: 'Jemanden zu {partner} einladen',
  invited: 'Eingeladen',
  invitedToast: 'Eine Einladung ist unterwegs an {email}.',
  language: 'Sprache der Einladung',
  lastSeen: 'Zuletzt da',
  name: 'Name',
  never: 'noch nie',
  none: 'Noch niemand: Mails über Angebote erreichen niemanden. Laden Sie jemanden ein, der antworten kann.',
  remove: '{name} entfernen',
  removeText:
    'Die Person wird abgemeldet und sieht von diesem Partner nichts mehr. Was sie getan hat, bleibt.',
  removeYes: 'Entfernen',
  role: 'Rolle',
  send: 'Einladung senden',
  title: 'Personen',
  until: 'bis',
  userHint: 'Beantwortet Angebote und bearbeitet Chancen.',
  withdraw: 'Einladung von {name} zurückziehen',
  withdrawText: 'Der Link in der Mail öffnet dann nichts mehr.',
  withdrawYes: 'Zurückziehen',
}
