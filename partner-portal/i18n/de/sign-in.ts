import type { Texts } from '../catalogue.ts'
import type { signIn as english } from '../en/sign-in.ts'

export const signIn: Texts<typeof english> = {
  accept: 'Annehmen und anmelden',
  acceptText: 'Wählen Sie einen Namen und ein Passwort. Dann sind Sie dabei.',
  acceptTitle: 'Einladung annehmen',
  backToSignIn: 'Zurück zur Anmeldung',
  done: 'Ihr neues Passwort ist gespeichert. Melden Sie sich damit an.',
  email: 'E-Mail',
  forgotten: 'Passwort vergessen?',
  forgottenText:
    'Nennen Sie uns Ihre Adresse. Ist sie hier bekannt, ist ein Link für ein neues Passwort unterwegs.',
  forgottenTitle: 'Neues Passwort wählen',
  hidePassword: 'Passwort verbergen',
  linkBroken:
    'Dieser Link ist unvollständig. Öffnen Sie ihn noch einmal aus der E-Mail, oder fordern Sie einen neuen an.',
  name: 'Ihr Name',
  newPassword: 'Neues Passwort',
  password: 'Passwort',
  passwordHint: 'Mindestens 10 Zeichen. Ein Satz merkt sich leichter als ein Rätsel.',
  resetTitle: 'Neues Passwort',
  save: 'Passwort speichern',
  send: 'Link senden',
  sent: 'Ist {email} hier bekannt, ist eine E-Mail unterwegs. Der Link darin gilt einmal.',
  sentTitle: 'Sehen Sie in Ihr Postfach',
  showPassword: 'Passwort zeigen',
  submit: 'Anmelden',
  tagline: 'Jeder Lead in den richtigen Händen.',
  taglineText: 'Vom ersten Klick bis zum Auftrag: wer ihn hat, was als Nächstes kommt und bis wann.',
  title: 'Anmelden',
}
