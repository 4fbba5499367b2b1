import type { Locale } from '../../shared/text.ts'

/** What the import itself writes into an opportunity, in the manufacturer's language. */
export const words: Record<Locale, { nextStep: string }> = {
  en: { nextStep: 'Check where it stands' },
  de: { nextStep: 'Stand prüfen' },
}
