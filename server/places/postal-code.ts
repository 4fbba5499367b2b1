/**
 * A postal code as `places` keeps it and as codes are compared: upper case, letters and digits only, without the
 * country's mark in front (`L-1234`, `D-80331`, `LT 01100`).
 */
export function compactCode(country: string, postalCode: string): string {
  const code = postalCode.toUpperCase().replace(/^\s*[A-Z]{1,3}\s*-\s*(?=\d)/, '')
  const compact = code.replace(/[^A-Z0-9]/g, '')
  return british.has(country) ? compact : compact.replace(new RegExp(`^${country}(?=\\d)`), '')
}

/** The codes under which a place may be known, the most exact first; none when nothing of the code is left. */
export function lookupCodes(country: string, postalCode: string): string[] {
  const code = compactCode(country, postalCode)
  if (!code) return []
  const coarse = coarser(country, code)
  return coarse && coarse !== code ? [code, coarse] : [code]
}

/** Where the letters in front name a district and no country. */
const british = new Set(['GB', 'GG', 'IM', 'JE'])

/** How much of a code GeoNames keeps where it does not keep all of it. */
const keptLength: Record<string, number> = { CA: 3, IE: 3, NL: 4, US: 5, PR: 5 }

function coarser(country: string, code: string): string | null {
  // The inward part of a British code always has three characters: a digit and two letters.
  if (british.has(country)) return /^[A-Z0-9]{2,4}\d[A-Z]{2}$/.test(code) ? code.slice(0, -3) : null
  const kept = keptLength[country]
  return kept ? code.slice(0, kept) : null
}
