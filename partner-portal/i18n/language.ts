import { batch, createSignal } from 'solid-js'
import type { Catalogue, InboxCatalogue, PartnerCatalogue } from './catalogue.ts'

export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

/** The languages by their own names, for those who cannot read the current one. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' }

/** How much is worded: the inbox alone, all that a partner can come to, or the manufacturer's desk too. */
export type Breadth = 'inbox' | 'partner' | 'manufacturer'
const breadths: readonly Breadth[] = ['inbox', 'partner', 'manufacturer']

// Who opens the inbox waits for no other page's texts, and a partner for none of the manufacturer's.
const load: Readonly<Record<Language, Readonly<Record<Breadth, () => Promise<InboxCatalogue>>>>> = {
  en: {
    inbox: () => import('./en-inbox.ts').then((it) => it.enInbox),
    partner: () => import('./en-partner.ts').then((it): PartnerCatalogue => it.enPartner),
    manufacturer: () => import('./en.ts').then((it): Catalogue => it.en),
  },
  de: {
    inbox: () => import('./de-inbox.ts').then((it) => it.deInbox),
    partner: () => import('./de-partner.ts').then((it): PartnerCatalogue => it.dePartner),
    manufacturer: () => import('./de.ts').then((it): Catalogue => it.de),
  },
}

const [texts, setTexts] = createSignal<InboxCatalogue>()
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
let breadth: Breadth = 'inbox'
let latest: string | undefined

/**
 * Loads the texts of a locale, at least as many as named, and switches to it; numbers and dates follow its region.
 * Of several calls under way the latest holds, whichever is loaded last.
 */
export async function speak(tag: string, atLeast: Breadth): Promise<void> {
  const turn = ++asked
  latest = tag
  if (breadths.indexOf(atLeast) > breadths.indexOf(breadth)) breadth = atLeast
  const next = languageOf(tag)
  const loaded = await load[next][breadth]()
  if (turn < answered) return
  answered = turn
  batch(() => {
    setTexts(loaded)
    setLocale(tag.startsWith(`${next}-`) ? tag : withRegion(next))
  })
  document.documentElement.lang = next
  rememberLocale(tag)
}

let pages: Promise<void> | undefined

/** Waits until the texts of all that a partner can come to are there, in the language last asked for. */
export function wordPages(): Promise<void> {
  pages ??= speak(latest ?? preferredLocale(), 'partner').catch((thrown: unknown) => {
    pages = undefined
    throw thrown
  })
  return pages
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
