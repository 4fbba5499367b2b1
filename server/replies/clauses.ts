import { daysIn } from './day-words.ts'
import { folded, spelled } from './spelling.ts'

/** A piece of a sentence that says one thing, folded and spelled rightly. */
export interface Clause {
  text: string
  /** The sentence that it is part of asks something. */
  asks: boolean
  /** The days that it names. */
  days: string[]
}

const month = 'jan|feb|maer|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec'
const sentenceEnd = /(?<=[!?])\s+|(?<=[^\d\s.]\.)\s+|(?<=\.{2,})\s*|\n+/
const joints = new RegExp(
  `,(?!\\s*(?:den\\s+|the\\s+)?(?:\\d|${month}))|;|:\\s|\\s-+\\s|[()]|\\s(?:und|and|aber|but|sondern|then|dann|danach|sowie|deshalb|so)\\s|\\s?[&+]\\s|\\.\\.+`,
)

/** What a mail's own words say, piece by piece; greetings and thanks are left out. At most 200 pieces. */
export function clausesOf(words: string, today: string): Clause[] {
  return spelled(folded(words.slice(0, 4000)))
    .split(sentenceEnd)
    .flatMap((sentence) => {
      const asks = /\?/.test(sentence)
      return sentence.split(joints).map((piece) => ({ text: tidy(piece ?? ''), asks }))
    })
    .filter(({ text }) => text && !courtesy.test(text))
    .slice(0, 200)
    .map((clause) => ({ ...clause, days: daysIn(clause.text, today) }))
}

const tidy = (piece: string) =>
  piece
    .replace(/[!?"„“”»«*_]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.-]+|(?<!\d)[\s.]+$/g, '')
    .trim()

const courtesy =
  /^(?:(?:hello|hi|hey|dear|hallo|moin(?: moin)?|servus|gruess gott|guten (?:tag|morgen|abend)|good (?:morning|day|afternoon|evening)|liebe[rs]?|sehr geehrte[rs]?|werte[rs]?)(?: [a-z.'-]+){0,4}|(?:many |vielen |besten |herzlichen )?(?:thanks?|thank you|danke|dank)(?: (?:a lot|so much|you|for (?:the|your) (?:mail|lead|info|message|reminder)|fuer (?:die|den|das|ihre) \w+|schoen|sehr|im voraus))*|bitte|please|sorry|leider|unfortunately|p\.?s\.?|fyi|update|zur info|kurze info|info|team|zusammen|all)$/

/** Words that a clause has beside what was recognised, not counting those that carry nothing. */
export const wordsBeside = (text: string): number =>
  text.split(/[^a-z0-9']+/).filter((word) => word && !empty.has(word)).length

const empty = new Set(
  'a an the to of in on at it is was has have had we i he she they him her them us me my our just already today yesterday now again so leider sorry unfortunately sadly deal this that for because due by with from der die das den dem des ein eine einen ich wir er sie ihn ihm ihr hat haben habe ist war schon bereits heute gestern gerade eben wegen weil an am im vom von zum zur mit bei uns es auch und'.split(
    ' ',
  ),
)
