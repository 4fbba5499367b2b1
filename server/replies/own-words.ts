/**
 * What the writer of a mail has written: without what is quoted, in whatever way (`>`, «On … wrote:», «Am … schrieb …:»,
 * Outlook's headers), without greeting, signature and the line that a phone adds.
 *
 * @param text plain text; the first 50,000 characters count
 */
export function ownWords(text: string): string {
  const lines = text
    .slice(0, longest)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\u00a0/g, ' ')
    .split('\n')
    .map((line) => line.slice(0, 2000).trimEnd())
  const kept = withoutQuotes(lines)
  return withoutSignature(kept)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const longest = 50_000

function withoutQuotes(lines: readonly string[]): string[] {
  const kept: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    if (isQuoted(line)) continue
    if (beginsOriginal(lines, at)) break
    const length = attribution(lines, at)
    if (!length) {
      kept.push(line)
      continue
    }
    // What is quoted by `>` may have an answer below or between; what is quoted as it is has none that can be told.
    if (!quotesFollow(lines, at + length)) break
    at += length - 1
  }
  return kept
}

const isQuoted = (line: string) => /^\s{0,3}[>|│]/.test(line)

function quotesFollow(lines: readonly string[], from: number): boolean {
  const next = lines.slice(from, from + 4).find((line) => line.trim())
  return next !== undefined && isQuoted(next)
}

const divider =
  /^[\s*_-]*-{2,}\s*(original message|original appointment|ursprüngliche nachricht|originalnachricht|original-nachricht|ursprünglicher termin|weitergeleitete nachricht|forwarded message|begin forwarded message)\s*-{2,}/i
const sender = /^\s*\*?(from|von|de)\*?\s?:\*?\s*\S/i
const others = /^\s*\*?(sent|gesendet|date|datum|to|an|cc|subject|betreff)\*?\s?:/i

/** Whether what was answered begins here, with a divider or with the block of headers that Outlook writes. */
function beginsOriginal(lines: readonly string[], at: number): boolean {
  const line = lines[at]!
  if (divider.test(line)) return true
  if (!sender.test(line)) return false
  const block = lines.slice(at + 1, at + 6).filter((next) => others.test(next))
  return block.length >= 2
}

const wrote = [
  /^\s*(on|am)\b.{4,240}\b(wrote|schrieb|hat geschrieben)\b.{0,160}:\s*$/i,
  /^\s*.{0,120}<[^<>@\s]{1,80}@[^<>\s]{1,120}>.{0,80}\b(wrote|schrieb)\b.{0,80}:\s*$/i,
  /^\s*.{1,120}\b(schrieb am|wrote on|hat am)\b.{4,120}(:|geschrieben:)\s*$/i,
  /^\s*\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}.{0,40}<[^<>@\s]+@[^<>\s]+>:\s*$/,
]

/** How many lines the sentence takes that says whose words follow; 0 where there is none. Programs wrap it. */
function attribution(lines: readonly string[], at: number): number {
  if (!/\b(on|am|wrote|schrieb|hat)\b|<\S+@\S+>|@/i.test(lines[at]!)) return 0
  for (let length = 1; length <= 4; length++) {
    const joined = lines
      .slice(at, at + length)
      .map((line) => line.trim())
      .join(' ')
    if (joined.length > 500) return 0
    if (wrote.some((form) => form.test(joined))) return length
    if (!lines[at + length]?.trim()) return 0
  }
  return 0
}

const signs = /^\s*(--|—|__+|\*\*+)\s*$/
const phone =
  /^\s*(sent from (my|outlook|yahoo|mail|samsung)|von meine[mr] .{2,40} gesendet|gesendet (von|mit|aus) |get outlook for|outlook für (ios|android)|diese nachricht wurde von meinem|von unterwegs gesendet|sent via |envoyé de|verschickt mit|sent with)/i
const closing =
  /^\s*(mit )?(freundlich(e[nm]?|st)|best(e[nm]?)?|lieb(e[nm]?)?|viele[n]?|schöne[nm]?|herzliche[nm]?|sonnige[n]?|kind|warm|many)\s+(grüße[n]?|grüsse[n]?|gruß|gruss|gruessen|gruesse|regards|wishes)\b.{0,60}$/i
const shortClosing =
  /^\s*(mfg|lg|vg|bg|br|regards|best|cheers|sincerely|yours( truly| sincerely)?|gruß|gruss|grüße|grüsse|gruesse|servus|thanks( and regards)?|many thanks|thank you|danke|vielen dank|besten dank|dank(e)? und gruß)\s*[,.!]?\s*(?:[a-zà-ÿ.]+(?:\s+|$)){0,3}$/i
const disclaimer =
  /^\s*(diese e-?mail (enthält|kann|ist)|der inhalt dieser|this e-?mail (and|is|may|contains)|the information (contained )?in this|confidentiality notice|vertraulichkeitshinweis|disclaimer\b)/i

/** Ends where a greeting, a signature or a phone's line begins; a postscript still counts. */
function withoutSignature(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() && !phone.test(line))
  const end = lines.findIndex(
    (line, at) =>
      signs.test(line) ||
      disclaimer.test(line) ||
      (first >= 0 && first < at && (closing.test(line) || endsWithName(lines, at))),
  )
  const words = end < 0 ? lines : lines.slice(0, end)
  const postscript =
    end < 0 ? -1 : lines.findIndex((line, at) => at > end && /^\s*p\.?\s?s\.?\s?[:.,]?\s/i.test(line))
  const rest = postscript < 0 ? [] : lines.slice(postscript, postscript + 3)
  return [...words, ...rest].filter((line) => !phone.test(line))
}

/** «Thanks, Jana» ends a mail only where no more than a signature follows. */
function endsWithName(lines: readonly string[], at: number): boolean {
  const line = lines[at]!
  if (lines.length - at > 30 || line.length > 80 || !shortClosing.test(line)) return false
  const after = lines.slice(at + 1).filter((line) => line.trim())
  return after.length <= 8 && after.every((line) => line.length <= 80)
}
