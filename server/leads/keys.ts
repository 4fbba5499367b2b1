import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { CountryCode } from 'libphonenumber-js/min'
import type { NewLead } from '../../shared/leads.ts'

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

const emailKey = (email: string) => email.toLowerCase().replace(/\+[^@]*@/, '@')

/** E.164; a number that cannot be one is compared by its digits. */
export function phoneKey(phone: string, country: string): string | null {
  const parsed = parsePhoneNumberFromString(phone, country as CountryCode)
  if (parsed) return parsed.number
  const digits = phone.replace(/\D/g, '')
  return digits.length >= 6 ? digits : null
}

const legalForms =
  /\b(gmbh|ag|kg|ohg|gbr|ug|se|mbh|co|inc|corp|ltd|llc|plc|sarl|sas|sa|bv|nv|oy|ab|as|aps|srl|spa|e\.?k|haftungsbeschraenkt)\b/g

/** The name without accents, punctuation and legal form, with country and postal code. */
function companyKey(name: string, country: string, postalCode: string): string | null {
  const plain = name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(legalForms, ' ')
    .replace(/\s+/g, '')
  return plain ? `${plain}|${country}${postalCode.replaceAll(' ', '')}` : null
}

const listed = (name: string) =>
  readFileSync(
    createRequire(import.meta.url).resolve(`@activeprospect/freemail/data/${name}.txt`),
    'utf8',
  ).split(/\s+/)

// The last two lines: providers that the lists lack, and hosts under which many companies live.
const sharedDomains = new Set([
  ...listed('free'),
  ...listed('disposable'),
  ...'bluewin.ch sunrise.ch hispeed.ch gmx.ch a1.net aon.at chello.at t-online.de vodafone.de 1und1.de'.split(
    ' ',
  ),
  ...'posteo.de mailbox.org proton.me protonmail.com pm.me tutanota.com tuta.io'.split(' '),
  ...'facebook.com instagram.com linkedin.com sites.google.com wordpress.com wixsite.com jimdo.com'.split(
    ' ',
  ),
  ...'jimdofree.com business.site web.app github.io blogspot.com myshopify.com squarespace.com'.split(' '),
])

function ownDomain(domain: string | null | undefined): string | null {
  if (!domain?.includes('.')) return null
  const plain = domain.toLowerCase().replace(/^www\./, '')
  return sharedDomains.has(plain) ? null : plain
}

function hostOf(website: string | undefined): string | null {
  if (!website) return null
  try {
    return new URL(/^https?:/i.test(website) ? website : `https://${website}`).hostname
  } catch {
    return null
  }
}
