/**
 * A region's code as codes are compared: upper case, without the country in front (`DE-BY`), and without leading
 * zeros, for GeoNames writes `09` what ISO 3166-2 writes `9`.
 */
export function regionCode(country: string, region: string): string {
  const code = region.trim().toUpperCase()
  const own = code.startsWith(`${country}-`) ? code.slice(country.length + 1) : code
  return own.replace(/^0+(?=.)/, '')
}
