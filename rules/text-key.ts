import type { FactType } from './facts.ts'

const beyondLatin = /[\u0300-\uffff]/

/** Texts are equal when their keys are: outer blanks, case and Unicode composition do not count. */
export function textKey(text: string): string {
  const key = text.trim().toLowerCase()
  // Letters up to U+02FF are composed already, and normalize() would double the cost of a match.
  return beyondLatin.test(key) ? key.normalize('NFC') : key
}

const plainCode = /^[0-9]+$/

/** Postal codes stay text, so that leading zeros count; case, blanks and hyphens do not (SW1A 1AA, 00-950). */
export const postalKey = (code: string) =>
  plainCode.test(code) ? code : code.normalize('NFC').replaceAll(/[\s-]/g, '').toUpperCase()

export const keyFor = (type: FactType) => (type === 'postalCode' ? postalKey : textKey)
