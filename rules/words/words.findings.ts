/** How findings are told. `rule` is a rule's name in its quotes, lists come ready to read. */
export interface FindingWords {
  rule(name: string): string
  fallback: string
  fact(name: string, value: string): string
  neverMatches(rule: string, condition: string, alone: boolean): string
  shadowed(rule: string, by: string): string
  countryDropped(country: string, fallback: boolean): string
  leadsUntaken(countries: string): string
  past(count: number): string
  partnerUnreachable(partner: string): string
  takenBy(rule: string | null): string
  nobodyInPool(rule: string): string
  raceTooSmall(rule: string, raceTo: number, partners: string): string
  windowOutsideHours(
    rule: string,
    weekday: string,
    hour: number,
    window: string,
    hours: number,
    asked: number,
  ): string
  ladderUnused(ladder: string): string
  ladderTellsNobody(ladder: string, at: string, whom: string): string
  ladderStepLate(ladder: string, at: string, rule: string, window: string, always: boolean): string
  unknown: Record<
    'product' | 'country' | 'region' | 'tier' | 'tag' | 'partner' | 'pipeline' | 'ladder',
    string
  >
  unknownName(rule: string, kind: string, value: string, nearest: string | null): string
  unproven(count: number): string
}
