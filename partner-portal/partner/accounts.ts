import type { Account } from '../../shared/partners.ts'

const domain = /^@?[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u

/** What is typed for a customer: a mail domain where it looks like one, else a company's name. */
export const accountOf = (typed: string): Account =>
  domain.test(typed.trim())
    ? { domain: typed.trim().replace(/^@/, '').toLowerCase() }
    : { company: typed.trim() }

export const accountText = (account: Account): string =>
  'domain' in account ? account.domain : account.company
