import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Account } from '../../shared/partners.ts'

const legalForms =
  /\b(gmbh|ag|kg|ohg|gbr|ug|se|mbh|co|inc|corp|ltd|llc|plc|sarl|sas|sa|bv|nv|oy|ab|as|aps|srl|spa|e\.?k|haftungsbeschraenkt)\b/g

/** A company's name without case, accents, punctuation and legal form; empty where nothing else is in it. */
export const plainCompany = (name: string): string =>
  name
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

/** A company's own domain; null for none, and for one that many companies share. */
export function ownDomain(domain: string | null | undefined): string | null {
  if (!domain?.includes('.')) return null
  const plain = domain.toLowerCase().replace(/^www\./, '')
  return sharedDomains.has(plain) ? null : plain
}

/** How an account is looked up; null where it names no company: a domain that many share, a name of punctuation. */
export function accountKey(account: Account): string | null {
  if ('domain' in account) return domainKey(ownDomain(account.domain.trim().replace(/^@/, '')))
  return nameKey(account.company)
}

/** The keys under which a customer may be somebody's account, the surer first. */
export const accountKeysOf = (customer: { domain: string | null; company: string | null }): string[] =>
  [domainKey(customer.domain), customer.company === null ? null : nameKey(customer.company)].filter(
    (key) => key !== null,
  )

const domainKey = (domain: string | null) => (domain === null ? null : `domain ${domain}`)
const nameKey = (name: string) => {
  const plain = plainCompany(name)
  return plain ? `company ${plain}` : null
}
