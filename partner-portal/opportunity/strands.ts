/** What the timeline can be narrowed to. */
export const strands = ['activities', 'progress', 'lead'] as const
export type Strand = (typeof strands)[number]

/** To which strand a kind of change belongs: what people did, where it went, or how the lead came here. */
export function strandOf(kind: string): Strand {
  if (kind === 'activity' || kind === 'partner_nudged' || kind === 'opportunity_silent') return 'activities'
  if (kind.startsWith('task_') || kind === 'reclaim_dismissed') return 'activities'
  return kind.startsWith('opportunity_') ? 'progress' : 'lead'
}
