import { dateOfDay, dayNumber, weekdayOfDay } from '../time/day.ts'

/**
 * The days that a clause names, `YYYY-MM-DD`, each once, none before `today`: dates, weekdays, «tomorrow», «next week»,
 * «in 3 days», «KW 12», in English and German. A week's end is its Friday; a weekday without more is the next one to
 * come, never today. What may be read in two ways, as 3/4, names none.
 *
 * @param text folded by `folded`: lower case, ä as ae
 */
export function daysIn(text: string, today: string): string[] {
  const base = dayNumber(today)
  let rest = text
  const found: number[] = []
  for (const [form, dayOf] of forms)
    rest = rest.replace(form, (...match) => {
      const groups = match.slice(0, -2).map((part) => (typeof part === 'string' ? part : ''))
      const day = dayOf(groups, base)
      if (day !== null) found.push(day)
      return ' '
    })
  return [...new Set(found)].filter((day) => day >= base && day < base + 1000).map(dateOfDay)
}

const weekday =
  '(mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonnabends?|sonntags?)'
const short = '(mon?|tue?s?|wed|thu(?:rs?)?|fri?|sat|sun|di|mi|do|sa|so)'
const month =
  '(jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|maerz|mrz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?|dez(?:ember)?)'
const count =
  '(\\d{1,2}|an?|one|two|three|four|five|six|seven|eight|ten|eine?[mnr]?|zwei|drei|vier|fuenf|sechs|sieben|acht|zehn)'
const nextWeek = '(?:next week|naechste[nr]? woche|kommende[nr]? woche|naechste[nr]? wo\\b|kommender woche)'
const before =
  '(?:bis(?: zum| am)?|am|on|till?|until|by|before|vor|per|next|this|diesen|naechste[nr]?|kommenden)'

type DayOf = (groups: string[], base: number) => number | null

const forms: readonly [RegExp, DayOf][] = [
  [/\b(\d{4})-(\d{2})-(\d{2})\b/g, ([, y, m, d]) => dayOfDate(Number(y), Number(m), Number(d))],
  [
    at(`(?:${weekday},?\\s*(?:den\\s+)?)?(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4}|\\d{2}(?!\\d))?`),
    ([, named, d, m, y], base) => agreed(named, dated(d, m, y, base)),
  ],
  [
    at(
      `(?:${weekday},?\\s*(?:den\\s+|the\\s+)?)?(\\d{1,2})(?:\\.|st|nd|rd|th)?\\s*(?:of\\s+)?${month}\\b\\.?(?:\\s+(\\d{4}))?`,
    ),
    ([, named, d, m, y], base) => agreed(named, dated(d, String(monthOf(m)), y, base)),
  ],
  [
    at(`(?:${weekday},?\\s*)?${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+(\\d{4}))?`),
    ([, named, m, d, y], base) => agreed(named, dated(d, String(monthOf(m)), y, base)),
  ],
  [
    /\b(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?\b/g,
    ([, a, b, y], base) => slashed(Number(a), Number(b), y, base),
  ],
  [
    /\b(?:kw|calendar week|kalenderwoche)\s?(\d{1,2})\b/g,
    ([, week], base) => fridayOfWeek(Number(week), base),
  ],
  [at(`(?:ende|end of|late)\\s+${nextWeek}`), (_, base) => monday(base) + 11],
  [at(`(?:mitte|mid|middle of)\\s+${nextWeek}`), (_, base) => monday(base) + 9],
  [at(`(?:anfang|early|beginning of|start of)\\s+${nextWeek}`), (_, base) => monday(base) + 8],
  [at(`${weekday}\\s+${nextWeek}`), ([, named], base) => monday(base) + 7 + indexOf(named) - 1],
  [at(`${nextWeek}\\s+(?:am |on )?${weekday}`), ([, named], base) => monday(base) + 7 + indexOf(named) - 1],
  [
    at(`(?:a week on|${weekday} in einer woche)\\s*${weekday}?`),
    ([, first, second], base) => coming(indexOf(first || second), base) + 7,
  ],
  [at(nextWeek), (_, base) => monday(base) + 11],
  [
    /\b(?:(?:by |bis )?(?:the )?end of (?:the |this )?week|ende der woche|ende dieser woche|wochenende|weekend|(?:noch )?diese woche|this week|eow)\b/g,
    (_, base) => friday(base),
  ],
  [
    /\b(?:end of (?:the |this )?month|monatsende|ende des monats|ende dieses monats|diesen monat|this month|eom)\b/g,
    (_, base) => endOfMonth(base, 0),
  ],
  [
    /\b(?:next month|naechste[nr]? monat|kommenden monat|ende naechsten monats)\b/g,
    (_, base) => endOfMonth(base, 1),
  ],
  [at(`\\b(?:ende|end of)\\s+${month}\\b`), ([, m], base) => endOfNamed(monthOf(m), base)],
  [
    at(
      `\\bin\\s+${count}\\s+(?:working |business |werk)?(days?|tag(?:en)?|weeks?|wochen?|months?|monat(?:en)?)\\b`,
    ),
    ([, n, unit], base) => base + numberOf(n) * lengthOf(unit),
  ],
  [/\b(?:uebermorgen|(?:the )?day after tomorrow)\b/g, (_, base) => base + 2],
  [
    /\b(?<!guten |good )(?:morgen(?! frueh\w)(?:s?frueh| frueh| abend| mittag| vormittag| nachmittag)?|tomorr?ow|tmrw|tmr|2moro)\b/g,
    (_, base) => base + 1,
  ],
  [/\b(?:heute|today|tonight|eod|end of (?:the )?day)\b/g, (_, base) => base],
  [at(weekday), ([, named], base) => coming(indexOf(named), base)],
  [
    at(`(?<=\\b${before} )${short}\\b(?!\\s*(?:not|it|so|the|ich|wir|you))`),
    ([, named], base) => coming(indexOf(named), base),
  ],
  [
    /(?<=\b(?:bis zum|bis|am|by the|until the|till the|on the|zum) )(\d{1,2})(?:\.(?!\d)|st|nd|rd|th)(?!\s*(?:uhr|kw))/g,
    ([, d], base) => dayOfMonth(Number(d), base),
  ],
]

function at(form: string): RegExp {
  return new RegExp(`(?<![a-z0-9])${form}(?![a-z0-9])`, 'g')
}

const weekdays = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']
const german: Readonly<Record<string, number>> = { di: 2, mi: 3, do: 4, so: 7 }

/** 1 for Monday to 7 for Sunday; 0 for none. */
function indexOf(name: string | undefined): number {
  const head = (name ?? '').slice(0, 2)
  return german[head] ?? weekdays.indexOf(head) + 1
}

const monday = (base: number) => base - weekdayOfDay(base) + 1
const coming = (named: number, base: number) => base + ((named - weekdayOfDay(base) + 6) % 7) + 1
/** This week's Friday, or the next one from Saturday on. */
const friday = (base: number) => monday(base) + (weekdayOfDay(base) > 5 ? 11 : 4)

const months = ['jan', 'feb', 'ma', 'ap', 'ma', 'jun', 'jul', 'au', 'se', 'o', 'no', 'de']
function monthOf(name: string | undefined): number {
  const word = name ?? ''
  if (/^mai|^may/.test(word)) return 5
  if (word.startsWith('m')) return 3
  return months.findIndex((head) => word.startsWith(head)) + 1
}

function dayOfDate(year: number, month: number, day: number): number | null {
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day
    ? dayNumber(at.toISOString().slice(0, 10))
    : null
}

const yearOf = (base: number) => Number(dateOfDay(base).slice(0, 4))

/** Without a year, the next such day; one of the last two months is past and names none. */
function dated(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
  base: number,
): number | null {
  if (year) return dayOfDate(Number(year) + (year.length === 2 ? 2000 : 0), Number(month), Number(day))
  const thisYear = dayOfDate(yearOf(base), Number(month), Number(day))
  if (thisYear === null || thisYear >= base) return thisYear
  return base - thisYear < 62 ? null : dayOfDate(yearOf(base) + 1, Number(month), Number(day))
}

/** A date that names another weekday than its own is a slip of the pen: it names no day. */
const agreed = (named: string | undefined, day: number | null) =>
  day !== null && named && weekdayOfDay(day) !== indexOf(named) ? null : day

/** 13/3 is March; 3/4 may be either, so it is none. */
function slashed(a: number, b: number, year: string | undefined, base: number): number | null {
  if (a > 12 && b <= 12) return dated(String(a), String(b), year, base)
  if (b > 12 && a <= 12) return dated(String(b), String(a), year, base)
  return a === b ? dated(String(a), String(b), year, base) : null
}

/** The Friday of an ISO week: of this year, or of the next once it is over. */
function fridayOfWeek(week: number, base: number): number | null {
  if (week < 1 || week > 53) return null
  const of = (year: number) => monday(dayNumber(`${year}-01-04`)) + (week - 1) * 7 + 4
  const thisYear = of(yearOf(base))
  return thisYear >= base ? thisYear : of(yearOf(base) + 1)
}

function endOfMonth(base: number, later: number): number {
  const [year, month] = dateOfDay(base).split('-').map(Number) as [number, number]
  return Math.floor(Date.UTC(year, month + later, 0) / 86_400_000)
}

function endOfNamed(month: number, base: number): number {
  const [year, now] = dateOfDay(base).split('-').map(Number) as [number, number]
  return Math.floor(Date.UTC(month < now ? year + 1 : year, month, 0) / 86_400_000)
}

function dayOfMonth(day: number, base: number): number | null {
  const [year, month] = dateOfDay(base).split('-').map(Number) as [number, number]
  const here = dayOfDate(year, month, day)
  if (here !== null && here >= base) return here
  return month === 12 ? dayOfDate(year + 1, 1, day) : dayOfDate(year, month + 1, day)
}

const words: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  ten: 10,
  zwei: 2,
  drei: 3,
  vier: 4,
  fuenf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  zehn: 10,
}
const numberOf = (text: string | undefined) =>
  /^\d/.test(text ?? '') ? Number(text) : (words[text ?? ''] ?? 1)
const lengthOf = (unit: string | undefined) => (unit?.startsWith('w') ? 7 : unit?.startsWith('m') ? 30 : 1)
