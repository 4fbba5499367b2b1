import type { Known } from '../history/map.ts'
import { dayFormats } from '../history/dates.ts'

/** What `import --help` prints: the words, the map, and every field of each kind. */
export const importHelp = (
  kinds: Record<string, Known>,
): string => `baton import partners|leads|opportunities FILE --map MAP.json [--manufacturer NAME_OR_ID]

Brings partners, new leads (they are routed) or past opportunities from a CSV file: UTF-8 with or without a byte order
mark, any line ends, parted by comma, semicolon or tab. What is right goes in; a row that is not goes to
FILE.rejects.csv with its line and reasons, where it can be mended and imported again. Rows whose externalId is there
already change nothing, so the same file can be imported twice.

A map says for each of our fields where it comes from:

  {
    "fields": {
      "externalId": "opportunity_id",
      "partner": "sales_agent",
      "status": { "column": "deal_stage", "values": { "Won": "won", "Lost": "lost", "Engaging": "open" } },
      "acceptedAt": { "column": "engage_date", "format": "DD.MM.YYYY" },
      "orderValue": { "column": "close_value", "notation": "german" },
      "country": { "value": "US" }
    },
    "delimiter": ";"
  }

  "column"     a header of the file; alone it may be written as a plain text
  "value"      the same for every row
  "values"     translates what stands in the column, in whatever case; what it does not name is rejected
  "default"    stands in for an empty cell
  "format"     how days are written: ${dayFormats.join(', ')}.
               Needed where 03/04/2026 could be two days. A day is taken at its beginning in the manufacturer's zone,
               as are times that name no zone; ISO moments such as 2026-05-31T12:00:00Z are taken as they are.
  "notation"   english (1,234.50) or german (1.234,50), needed where 1.234 could be two numbers
  "separator"  what parts the items of a list; otherwise ; , or |
  "delimiter"  what parts the columns, if it cannot be told from the header

${Object.entries(kinds).map(kindText).join('\n\n')}

Of opportunities, partner is a partner's externalId or name, and status open, won, lost or postponed. Without acceptedAt
it is receivedAt, else closedAt, else the moment of the import, and the report says how often. What is won needs closedAt
and orderValue (or amount), what is lost closedAt. Leads keep a product line that is not in the catalogue; it is shown as
unknown. Of partners, territories are written like 80, DE:80 or AT:5000-5999.

Exit code: 0 every row is in, 3 some were rejected, 1 the file or the map is wrong, 2 wrong words.`

function kindText([name, { fields, required }]: [string, Known]): string {
  const names = Object.keys(fields).map((field) =>
    required.includes(field) ? `${field}!` : field.replace('*', '<name>'),
  )
  return `Fields of ${name} (! is needed):\n${wrapped(names)}`
}

function wrapped(names: string[]): string {
  const lines = ['']
  for (const name of names) {
    const line = `${lines.at(-1)} ${name}`
    if (line.length > 108) lines.push(` ${name}`)
    else lines[lines.length - 1] = line
  }
  return lines.map((line) => ` ${line}`).join('\n')
}
