import type { Locale } from './text.ts'

/** What a lead is about, in one line that gives nobody away: need and place. */
export function leadTitle(
  lead: {
    productLine: string | null
    quantity: number | null
    town: string | null
    postalCode: string | null
    country: string
  },
  locale: Locale,
): string {
  const what = lead.productLine ?? (locale === 'de' ? 'Anfrage' : 'Enquiry')
  const count = lead.quantity && lead.quantity > 1 ? `${lead.quantity} × ` : ''
  const where = [lead.postalCode, lead.town].filter(Boolean).join(' ') || lead.country
  return `${count}${what}, ${where}`
}
