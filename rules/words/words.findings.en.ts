import type { FindingWords } from './words.findings.ts'

export const findingsEn: FindingWords = {
  rule: (name) => `“${name}”`,
  fallback: 'the fallback',
  fact: (name, value) => `${name} ${value}`,
  neverMatches: (rule, condition, alone) =>
    alone
      ? `${rule} can never match: no lead fulfils “${condition}”.`
      : `${rule} can never match: no lead that fulfils what stands before fulfils “${condition}” as well.`,
  shadowed: (rule, by) => `${rule} never gets a lead: ${by}, earlier in the list, take all of them.`,
  countryDropped: (country, fallback) =>
    fallback ? `Only the fallback takes leads from ${country}.` : `No rule takes leads from ${country}.`,
  leadsUntaken: (countries) => `No rule takes some leads from ${countries}.`,
  past: (count) =>
    count === 1
      ? ' One of the recent leads would be among them.'
      : ` ${count} of the recent leads would be among them.`,
  partnerUnreachable: (partner) => `No lead can reach ${partner}.`,
  takenBy: (rule) =>
    rule === null
      ? ' No rule takes the lead shown, which it could serve.'
      : ` The lead shown, which it could serve, goes to ${rule}.`,
  nobodyInPool: (rule) => `${rule} has nobody to ask: no active partner is in its pool.`,
  raceTooSmall: (rule, raceTo, partners) =>
    `${rule} offers to ${raceTo} partners at once, and its pool has no more than these: ${partners}.`,
  windowOutsideHours: (rule, weekday, hour, window, hours, asked) =>
    `${rule}: a lead that comes on ${weekday} at ${hour}:00 has to be answered within ${window}, and nobody in the pool opens in that time. In the coming week this is so in ${hours} of the ${asked} hours in which its leads can come.`,
  ladderUnused: (ladder) => `No rule names the ladder “${ladder}”.`,
  ladderTellsNobody: (ladder, at, whom) =>
    `The ladder “${ladder}” tells somebody ${at} who is not, or no longer, there: ${whom}.`,
  ladderStepLate: (ladder, at, rule, window, always) =>
    `A step of the ladder “${ladder}” (${at}) ${always ? 'never happens' : 'does not always happen'} for ${rule}: it has no place within ${window}.`,
  unknown: {
    product: 'product',
    country: 'country',
    region: 'region',
    tier: 'tier',
    tag: 'tag',
    partner: 'partner',
    pipeline: 'pipeline',
    ladder: 'ladder',
  },
  unknownName: (rule, kind, value, nearest) =>
    `${rule} names the ${kind} “${value}”, which does not exist.${nearest === null ? '' : ` Did you mean “${nearest}”?`}`,
  unproven: (count) =>
    `Of ${count} rules or partners nothing was proven: their conditions are too entangled to tell in time.`,
}
