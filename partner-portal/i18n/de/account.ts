import type { Texts } from '../catalogue.ts'
import type { account as english } from '../en/account.ts'

export const account: Texts<typeof english> = {
  absencesSaved: 'Ihre Abwesenheiten sind gespeichert.',
  absencesText:
    'Solange Sie weg sind, bekommen Kollegen die Nachrichten. Erster und letzter Tag gehören dazu.',
  appearance: 'Darstellung und Sprache',
  elsewhere: 'Überall abmelden',
  elsewhereText: 'Beendet alle Ihre Sitzungen auf allen Geräten, auch diese.',
  language: 'Sprache',
  name: 'Name',
  person: 'Sie',
  save: 'Speichern',
  saved: 'Gespeichert.',
  security: 'Sicherheit',
  singleKeys: 'Kürzel mit einzelnen Buchstaben',
  singleKeysHint: 'Drücken Sie ? auf einer Seite, um sie zu sehen.',
  theme: 'Darstellung',
  timeZone: 'Zeitzone',
  timeZoneHint: 'Fristen und Daten werden in ihr gezeigt.',
  title: 'Ihr Konto',
}
