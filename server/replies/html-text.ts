/**
 * The text of an HTML mail, without what it quotes: block quotes are left out, and what mail programs mark as the
 * original ends it. Reads each character once.
 *
 * @param html the first 500,000 characters count
 */
export function textOfHtml(html: string): string {
  const source = html.slice(0, longest)
  let text = ''
  let at = 0
  // How many block quotes are open, and which element's content is no text.
  let quoted = 0
  let silent: string | null = null
  while (at < source.length) {
    const open = source.indexOf('<', at)
    const words = source.slice(at, open < 0 ? source.length : open)
    if (!quoted && !silent) text += words.replace(/\s+/g, ' ')
    if (open < 0) break
    const close = endOfTag(source, open)
    const tag = source.slice(open, close)
    at = close
    const name = /^<\/?\s*([a-z0-9]+)/i.exec(tag)?.[1]?.toLowerCase() ?? ''
    const ends = tag.startsWith('</')
    if (silent) {
      if (ends && name === silent) silent = null
      continue
    }
    if (!ends && noText.has(name)) silent = name
    else if (name === 'blockquote') quoted = Math.max(0, quoted + (ends ? -1 : 1))
    else if (!quoted && !ends && isOriginal(tag)) break
    if (!quoted && breaks.has(name)) text += '\n'
  }
  return decoded(text)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
}

const longest = 500_000
const noText = new Set(['style', 'script', 'head', 'title', 'template', 'textarea', 'noscript'])
const breaks = new Set([
  'br',
  'p',
  'div',
  'li',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'hr',
  'table',
  'blockquote',
  'pre',
  'ul',
  'ol',
])

function endOfTag(source: string, open: number): number {
  if (source.startsWith('<!--', open)) {
    const end = source.indexOf('-->', open + 4)
    return end < 0 ? source.length : end + 3
  }
  const end = source.indexOf('>', open)
  return end < 0 ? source.length : end + 1
}

/** Outlook, Outlook on phones, Yahoo and GMX mark what they answer in ways of their own. */
const isOriginal = (tag: string): boolean =>
  tag.length < 2000 &&
  /id=["']?(x_)?(divRplyFwdMsg|appendonsend|stopSpelling|mail-editor-reference-message-container|yahoo_quoted|ms-outlook-mobile-body-separator-line)|class=["']?(x_)?(yahoo_quoted|moz-forward-container)|name=["']?quote["'\s]|border-top:\s*solid #(e1e1e1|b5c4df)/i.test(
    tag,
  )

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  euro: '€',
}

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return named[name as string] ?? whole
    const code = decimal ? Number(decimal) : parseInt(hex as string, 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : ''
  })
