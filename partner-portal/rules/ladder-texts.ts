import { ladders as german } from '../i18n/de/ladders.ts'
import { ladders as english } from '../i18n/en/ladders.ts'
import { language, locale } from '../i18n/language.ts'
import { fill } from '../i18n/t.ts'

const texts = { en: english, de: german }

/** A text of the ladders' own catalogue, which comes with their tab: no other page carries it. */
export const say = (key: keyof typeof english, values: Readonly<Record<string, string | number>> = {}) =>
  fill(texts[language()][key], values, locale())
