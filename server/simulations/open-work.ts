/**
 * A lead that a partner held: from the offer until it was answered or taken back, or, once accepted, until the
 * opportunity was closed. Milliseconds since 1970; `until` is Infinity where it is held still.
 */
export interface Hold {
  leadId: string
  partnerId: string
  /** The decision that made the offer; orders those of one moment. */
  decisionId: string
  from: number
  until: number
  /** The day on which it counts for the partner's caps; null for what came otherwise. */
  day: string | null
  /** A withdrawn offer is no lead that the partner was given. */
  withdrawn: boolean
}

/** Open work as it was recorded, and as it would have been with the leads that go elsewhere. */
export interface OpenWork {
  /** Lets time pass up to a decision. */
  advance(at: number, decisionId: string): void
  recorded(partnerId: string): number
  simulated(partnerId: string): number
  /** The lead goes elsewhere: what was recorded of it from now on does not happen. */
  leaves(leadId: string): void
  /** A partner that was not given the lead in the record gets it now. */
  takes(partnerId: string, at: number): void
}

/**
 * Counts open work without dice: a lead that goes elsewhere is held by its new partner for as long as that partner has
 * held leads on average, so that its expected open work is right (Little's law: leads a day × days held).
 *
 * @param holds in the order of `from`, then `decisionId`
 * @param holdingTime how long a partner holds a lead on average, in milliseconds
 * @param given hears of each lead that counts for a partner's caps, or counts no more
 */
export function openWorkOf(
  holds: readonly Hold[],
  holdingTime: (partnerId: string) => number,
  given: (partnerId: string, day: string, more: 1 | -1) => void,
): OpenWork {
  const ends = holds
    .filter(({ from, until }) => until > from && until < Infinity)
    .sort((a, b) => a.until - b.until)
  const recorded = new Map<string, number>()
  const simulated = new Map<string, number>()
  const gone = new Set<string>()
  const dropped = new Set<Hold>()
  const extra = new Map<string, { untils: number[]; over: number }>()
  let now = -Infinity
  let begun = 0
  let ended = 0

  function begin(hold: Hold) {
    const goes = gone.has(hold.leadId)
    if (hold.day !== null && !goes) given(hold.partnerId, hold.day, 1)
    if (hold.until <= hold.from) return
    add(recorded, hold.partnerId, 1)
    if (goes) dropped.add(hold)
    else add(simulated, hold.partnerId, 1)
  }
  function end(hold: Hold) {
    add(recorded, hold.partnerId, -1)
    if (dropped.delete(hold)) return
    add(simulated, hold.partnerId, -1)
    if (hold.withdrawn && hold.day !== null) given(hold.partnerId, hold.day, -1)
  }
  /** One partner holds every extra lead equally long, so they end in the order in which they came. */
  function extraOf(partnerId: string) {
    const own = extra.get(partnerId)
    if (!own) return 0
    while (own.untils[own.over]! <= now) own.over += 1
    return own.untils.length - own.over
  }

  return {
    advance(at, decisionId) {
      now = at
      for (let next = holds[begun]; next && isBefore(next, at, decisionId); next = holds[++begun]) begin(next)
      for (let next = ends[ended]; next && next.until <= at; next = ends[++ended]) end(next)
    },
    recorded: (partnerId) => recorded.get(partnerId) ?? 0,
    simulated: (partnerId) => (simulated.get(partnerId) ?? 0) + (extra.size === 0 ? 0 : extraOf(partnerId)),
    leaves: (leadId) => void gone.add(leadId),
    takes(partnerId, at) {
      const own = extra.get(partnerId) ?? { untils: [], over: 0 }
      own.untils.push(at + holdingTime(partnerId))
      extra.set(partnerId, own)
    },
  }
}

const isBefore = ({ from, decisionId }: Hold, at: number, id: string) =>
  from < at || (from === at && decisionId < id)

const add = (counts: Map<string, number>, key: string, more: number) =>
  counts.set(key, (counts.get(key) ?? 0) + more)
