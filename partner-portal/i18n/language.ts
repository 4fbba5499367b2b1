import { batch, createSignal } from 'solid-js'
import type { Desk } from '../app/session.ts'
import type { Catalogue, PartnerCatalogue } from './catalogue.ts'

export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

/** The languages by their own names, for those who cannot read the current one. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' }

// A partner, and who is not signed in, waits for none of the manufacturer's texts.
const load: Readonly<Record<Language, Readonly<Record<Desk, () => Promise<PartnerCatalogue>>>>> = {
  en: {
    partner: () => import('./en-partner.ts').then((it) => it.enPartner),
    manufacturer: () => import('./en.ts').then((it): Catalogue => it.en),
  },
  de: {
    partner: () => import('./de-partner.ts').then((it) => it.dePartner),
    manufacturer: () => import('./de.ts').then((it): Catalogue => it.de),
  },
}

const [texts, setTexts] = createSignal<PartnerCatalogue>()
const [locale, setLocale] = createSignal('en')
const [timeZone, setTimeZone] = createSignal(Intl.DateTimeFormat().resolvedOptions().timeZone)

export { locale, setTimeZone, texts, timeZone }

/** The language spoken for a locale such as `de-AT`; English where we have no other. */
export const languageOf = (tag: string): Language =>
  languages.find((language) => tag.toLowerCase().split('-')[0] === language) ?? 'en'

/** The current language of all texts. */
export const language = (): Language => languageOf(locale())

// A user's locale is a language; the browser knows which English or German writes their dates.
const withRegion = (language: Language): string =>
  navigator.languages.find(
    (tag) => tag.includes('-') && languageOf(tag) === language && tag.startsWith(language),
  ) ?? language

let asked = 0
let answered = 0

/**
 * Loads the texts of a locale that a desk draws and switches to it; numbers and dates follow its region.
 * Of several calls under way the latest holds, whichever is loaded last.
 */
export async function speak(tag: string, desk: Desk): Promise<void> {
  const turn = ++asked
  const next = languageOf(tag)
  const loaded = await load[next][desk]()
  if (turn < answered) return
  answered = turn
  batch(() => {
    setTexts(loaded)
    setLocale(tag.startsWith(`${next}-`) ? tag : withRegion(next))
  })
  document.documentElement.lang = next
  rememberLocale(tag)
}

function rememberLocale(tag: string): void {
  try {
    localStorage.setItem('baton.language', tag)
  } catch {
    // Storage may be forbidden; the browser's language is asked again next time.
  }
}

/** The locale chosen on this device, else the first of the browser's that we speak. */
export function preferredLocale(): string {
  try {
    const chosen = localStorage.getItem('baton.language')
    if (chosen) return chosen
  } catch {
    // As above.
  }
  return navigator.languages.find((tag) => languageOf(tag) === tag.toLowerCase().split('-')[0]) ?? 'en'
}
