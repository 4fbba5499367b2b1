const breaks = /[\p{Cc}\p{Zl}\p{Zp}]/gu
// Zero-width characters, bidi marks, embeddings, overrides and isolates.
const unseen = /\p{Cf}/gu

/** One line that reads as it is written: no control, zero-width or bidi characters, white space folded. */
export const plain = (value: string): string =>
  value.toWellFormed().replace(breaks, ' ').replace(unseen, '').replace(/\s+/g, ' ').trim()

/** `plain`, cut to `max` characters with an ellipsis. */
export function short(value: string, max: number): string {
  const characters = [...plain(value)]
  return characters.length > max
    ? `${characters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`
    : characters.join('')
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as HTML content or as a quoted attribute. */
export const escapeHtml = (value: string): string => value.replace(/[&<>"']/g, (char) => entities[char]!)
