import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { CountryCode } from 'libphonenumber-js/min'
import type { NewLead } from '../../shared/leads.ts'
import { ownDomain, plainCompany } from '../partners/company.ts'

/** By what a lead is recognised as one that came before; null where it gives nothing to go by. */
export interface Keys {
  email: string | null
  phone: string | null
  company: string | null
  domain: string | null
}

/**
 * Normalised: mail address without case and plus tag, phone as E.164, company name with country and postal code,
 * mail or web domain of the company unless many companies share it.
 */
export function keysOf(lead: NewLead): Keys {
  const email = lead.person?.email ?? null
  return {
    email: email && emailKey(email),
    phone: lead.person?.phone ? phoneKey(lead.person.phone, lead.address.country) : null,
    company:
      lead.company?.name && lead.address.postalCode
        ? companyKey(lead.company.name, lead.address.country, lead.address.postalCode)
        : null,
    domain: ownDomain(email?.split('@')[1]) ?? ownDomain(hostOf(lead.company?.website)),
  }
}

/** The keys of a lead that is on file. */
export const keysOfRow = (
  { country, postalCode }: { country: string; postalCode: string | null },
  { email, phone, company, website }: Record<'email' | 'phone' | 'company' | 'website', string | null>,
): Keys =>
  keysOf({
    person: { email: email ?? undefined, phone: phone ?? undefined },
    company: { name: company ?? undefined, website: website ?? undefined },
    address: { country, postalCode: postalCode ?? undefined },
  })

const emailKey = (email: string) => email.toLowerCase().replace(/\+[^@]*@/, '@')

/** E.164; a number that cannot be one is compared by its digits. */
export function phoneKey(phone: string, country: string): string | null {
  const parsed = parsePhoneNumberFromString(phone, country as CountryCode)
  if (parsed) return parsed.number
  const digits = phone.replace(/\D/g, '')
  return digits.length >= 6 ? digits : null
}

/** The name without accents, punctuation and legal form, with country and postal code. */
function companyKey(name: string, country: string, postalCode: string): string | null {
  const plain = plainCompany(name)
  return plain ? `${plain}|${country}${postalCode.replaceAll(' ', '')}` : null
}

function hostOf(website: string | undefined): string | null {
  if (!website) return null
  try {
    return new URL(/^https?:/i.test(website) ? website : `https://${website}`).hostname
  } catch {
    return null
  }
}
