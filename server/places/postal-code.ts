/**
 * A postal code as codes are compared: upper case, letters and digits only, without the country's mark in front
 * (`L-1234`, `D-80331`, `LT 01100`) and without the French CEDEX behind.
 */
export function compactCode(country: string, postalCode: string): string {
  const code = postalCode.toUpperCase().replace(/^\s*[A-Z]{1,3}\s*-\s*(?=\d)/, '')
  const compact = code.replace(/CEDEX.*$/, '').replace(/[^A-Z0-9]/g, '')
  const marked =
    !british.has(country) && compact.startsWith(country) && /\d/.test(compact.charAt(country.length))
  return marked ? compact.slice(country.length) : compact
}

/**
 * The code under which `places` keeps a postal code; empty when nothing of it is left. Where codes name single
 * streets, it is the district's: British outward codes, four digits in the Netherlands, five in the United States,
 * three characters in Canada and Ireland.
 */
export function placeCode(country: string, postalCode: string): string {
  const code = compactCode(country, postalCode)
  // The inward part of a British code always has three characters: a digit and two letters.
  if (british.has(country)) return /^[A-Z0-9]{2,4}\d[A-Z]{2}$/.test(code) ? code.slice(0, -3) : code
  const length = keptLength[country]
  return length ? code.slice(0, length) : code
}

/** Where the letters in front name a district and no country. */
const british = new Set(['GB', 'GG', 'IM', 'JE'])

const keptLength: Record<string, number> = { CA: 3, IE: 3, NL: 4, US: 5, PR: 5 }
