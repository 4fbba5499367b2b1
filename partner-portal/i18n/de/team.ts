import type { Texts } from '../catalogue.ts'
import type { team as english } from '../en/team.ts'

export const team: Texts<typeof english> = {
  absencesSaved: 'Die Abwesenheiten von {name} sind gespeichert.',
  adminChanges: 'Zeiten und Abwesenheiten der Firma ändert Ihr Partner-Admin.',
  awayOn: 'Abwesend {days}',
  companyAbsences: 'Abwesenheiten der Firma',
  companyAbsencesHint:
    'An diesen Tagen keine neuen Leads, und die Uhr steht. Erster und letzter Tag gehören dazu.',
  editAbsences: 'Abwesenheiten von {name}',
  fourHours: 'Ein Angebot mit vier Arbeitsstunden, jetzt gemacht: Antwort bis {at}.',
  neverOpen: 'Mit diesen Zeiten ist zwei Jahre lang nie geöffnet. Fristen laufen dann nach der Wanduhr.',
  now: 'Was die Zeiten jetzt bedeuten',
  open: 'Jetzt geöffnet',
  opensNext: 'Öffnet {at}.',
  people: 'Wer wann weg ist',
  peopleHint:
    'Wer weg ist, wird von Kollegen vertreten: sie bekommen die Nachrichten. Sind alle weg, kommen keine neuen Leads.',
  reset: 'Änderungen verwerfen',
  save: 'Speichern',
  saved: 'Zeiten und Abwesenheiten sind gespeichert. Fristen offener Angebote bleiben, wie sie sind.',
  shut: 'Jetzt geschlossen',
  text: 'Wann Sie Leads bekommen, und wann die Uhr eines Angebots läuft.',
  title: 'Team & Verfügbarkeit',
  tried: 'Mit den Zeiten unten, die noch nicht gespeichert sind',
  unstaffed: 'An diesen Tagen ist niemand da: {days}. Es kommen keine neuen Leads.',
  you: 'Sie',
}
