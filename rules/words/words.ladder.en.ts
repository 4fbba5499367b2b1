import type { LadderWords } from './words.ladder.ts'

export const ladderEn: LadderWords = {
  atPercent: (percent) => `after ${percent} of the time`,
  afterMinutes: (minutes) => `after ${minutes}`,
  minutesLeft: (minutes) => `${minutes} before the deadline`,
  minutes: (count) =>
    count % 60 === 0
      ? `${count / 60} ${count === 60 ? 'hour' : 'hours'}`
      : `${count} ${count === 1 ? 'minute' : 'minutes'}`,
  audiences: {
    partner: 'the partner',
    partner_admins: 'the partner’s admins',
    channel_managers: 'the channel managers',
  },
  person: (name) => name,
  webhook: (name) => `the webhook ${name}`,
  tells: (at, whom) => `${at} tell ${whom}`,
  deadline: 'at the deadline on to the next partner',
  extensionUsual: 'on request half of the time more, at least 30 minutes',
  extensionNone: 'no more time on request',
  extensionPercent: (percent) => `on request ${percent} of the time more`,
  extension: (time) => `on request ${time} more`,
  afterPartners: (count) => `wider after ${count === 1 ? 'every partner' : `every ${count} partners`}`,
  race: (count, window) =>
    `then offered at once to ${count} of those who are left${window === null ? '' : `, ${window}`}, then to nobody`,
  noRace: 'then to nobody',
  gradeA: (percent) => `grade A in ${percent} of the time`,
  gradeAUsual: 'grade A in a quarter of the usual time',
}
