import { locale } from '../i18n/language.ts'

// ISO 639-1 codes of the languages that partners are likely to speak with customers.
const codes =
  `ar bg bs ca cs da de el en es et fi fr ga he hi hr hu is it ja ko lb lt lv mk mt nl no pl pt rm ro ru sk
sl sq sr sv th tr uk vi zh`.split(/\s+/)

/** The name of a language by its two-letter code. */
export const languageName = (code: string): string =>
  new Intl.DisplayNames(locale(), { type: 'language' }).of(code) ?? code

/** Languages to choose from, by name. */
export const languageOptions = (): { value: string; label: string }[] =>
  codes
    .map((value) => ({ value, label: languageName(value) }))
    .sort((a, b) => new Intl.Collator(locale()).compare(a.label, b.label))
