import type { Locale } from '../../shared/text.ts'

/** What Baton itself says in messages to places outside. */
interface ChannelWords {
  partner: string
  respondBy: string
  open: string
  trial: string
  moment(iso: string, timeZone: string): string
}

const momentIn = (tongue: string) => (iso: string, timeZone: string) =>
  new Intl.DateTimeFormat(tongue, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  }).format(new Date(iso))

const words: Record<Locale, ChannelWords> = {
  en: {
    partner: 'Partner',
    respondBy: 'Answer by',
    open: 'Open in Baton',
    trial: 'A test from Baton: this connection works.',
    moment: momentIn('en-GB'),
  },
  de: {
    partner: 'Partner',
    respondBy: 'Antwort bis',
    open: 'In Baton öffnen',
    trial: 'Ein Test von Baton: Diese Verbindung funktioniert.',
    moment: momentIn('de'),
  },
}

export const wordsOf = (locale: Locale): ChannelWords => words[locale]
