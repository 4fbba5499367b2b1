import type { ladderAudiences } from '../../shared/codes.ts'

/** How ladders are told; lists and windows come ready to read. */
export interface LadderWords {
  atPercent(percent: string): string
  afterMinutes(minutes: string): string
  minutesLeft(minutes: string): string
  minutes(count: number): string
  audiences: Record<(typeof ladderAudiences)[number], string>
  person(name: string): string
  webhook(name: string): string
  tells(at: string, whom: string): string
  deadline: string
  extensionUsual: string
  extensionNone: string
  extensionPercent(percent: string): string
  extension(time: string): string
  afterPartners(count: number): string
  race(count: number, window: string | null): string
  noRace: string
  gradeA(percent: string): string
  gradeAUsual: string
}
