import type { CanaryFigures, CanaryGuard, ReleaseView } from '../../shared/rules.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { refuse } from '../../shared/refusals.ts'

/** Since when a version routes. A canary has `share` and `guard`, and `figures` once it was counted. */
export interface Release {
  id: string
  version: number
  kind: 'live' | 'canary'
  share: number | null
  guard: CanaryGuard | null
  startsAt: Date
  createdAt: Date
  createdBy: string | null
  endedAt: Date | null
  endedBy: string | null
  outcome: 'promoted' | 'rolled_back' | 'cancelled' | null
  figures: CanaryFigures | null
}

/** What routes, and what will. */
export interface Standing {
  live: Release | null
  canary: Release | null
  scheduled: Release | null
}

/** @param releases the latest start first */
export function standingAt(releases: readonly Release[], now: Date): Standing {
  const open = releases.filter(({ endedAt }) => !endedAt)
  const started = open.filter(({ startsAt }) => startsAt <= now)
  return {
    live: started.find(({ kind }) => kind === 'live') ?? null,
    canary: started.find(({ kind }) => kind === 'canary') ?? null,
    scheduled: open.find(({ startsAt }) => startsAt > now) ?? null,
  }
}

/**
 * Why nothing can be published now. What is scheduled would replace the newer version at its moment, and a canary would
 * be compared with rules that it did not begin beside; so each is ended by somebody first.
 */
export function refusesRelease({ canary, scheduled }: Standing): Refusal | null {
  if (scheduled)
    return refuse('release_scheduled', {
      version: scheduled.version,
      startsAt: scheduled.startsAt.toISOString(),
    })
  return canary && refuse('canary_running', { version: canary.version })
}

/** A release as people read it; `nameOf` knows who acted. */
export function releaseView(
  release: Release,
  releases: readonly Release[],
  nameOf: (userId: string | null) => string | null,
  now: Date,
): ReleaseView {
  const replacedAt = replacementOf(release, releases)?.startsAt ?? null
  const over = release.endedAt ?? (replacedAt && replacedAt <= now)
  return {
    ...release,
    state: over ? 'over' : release.startsAt > now ? 'scheduled' : 'routing',
    startsAt: release.startsAt.toISOString(),
    createdAt: release.createdAt.toISOString(),
    createdBy: nameOf(release.createdBy),
    replacedAt: replacedAt?.toISOString() ?? null,
    endedAt: release.endedAt?.toISOString() ?? null,
    endedBy: nameOf(release.endedBy),
  }
}

/** The live release that took over from this one, or will. */
const replacementOf = ({ id, kind, endedAt }: Release, releases: readonly Release[]) => {
  const live = releases.filter((one) => one.kind === 'live' && !one.endedAt)
  return kind === 'live' && !endedAt ? live[live.findIndex((one) => one.id === id) - 1] : undefined
}
