import type { Locale } from '../../shared/text.ts'

/** What the server itself writes into an opportunity, in the manufacturer's language. */
export const words: Record<Locale, { firstContact: string }> = {
  en: { firstContact: 'Contact the customer' },
  de: { firstContact: 'Kunden kontaktieren' },
}
