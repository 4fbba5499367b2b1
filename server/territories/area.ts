/** Countries whose codes begin with letters that name an area of many: British `SW1A` lies in `SW`. */
const byLetters = new Set(['GB', 'GG', 'IM', 'JE'])

/** How many characters of a code make an area of a size that is looked at; two unless a country is listed. */
const lengths: Record<string, number> = { US: 3, PR: 3, IN: 3, CN: 3, RU: 3, CA: 2, IE: 3, MT: 3, JP: 2 }
const usual = 2
/** Codes as short as this name an area themselves. */
const short = 3

/**
 * The postal area of a code: its first digits, a British code's letters, a short code whole.
 *
 * @param code as `placeCode` writes it
 */
export function areaCode(country: string, code: string): string {
  if (byLetters.has(country)) return /^[A-Z]{1,2}(?=\d)/.exec(code)?.[0] ?? code
  return code.length <= short ? code : code.slice(0, lengths[country] ?? usual)
}
