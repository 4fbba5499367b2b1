import type { FollowUpAction, FollowUpPolicy, FollowUpPreviewView } from '../../shared/follow-ups.ts'
import { followUpActions } from '../../shared/codes.ts'
import type { Done } from './replay.ts'

/** What would have been done to one opportunity. */
export interface Fate {
  opportunityId: string
  title: string
  partner: { id: string; name: string }
  done: Done[]
}

const shown = 50

/** Counts by rule and by partner, and the first things that would have been done. A moment has one mail at most. */
export function tally(
  fates: readonly Fate[],
  policy: FollowUpPolicy,
): Pick<FollowUpPreviewView, 'mails' | 'rules' | 'partners' | 'sample'> {
  const touched = fates.filter(({ done }) => done.length > 0)
  return {
    mails: touched.reduce(
      (sum, { done }) => sum + done.filter((one) => actionsOf(one).includes('mail')).length,
      0,
    ),
    rules: policy.rules.map(({ key, name }) => {
      const its = touched.map(({ done }) =>
        done.flatMap(({ taken }) =>
          taken.filter(({ rule }) => rule.key === key).flatMap(({ step }) => step.do),
        ),
      )
      return {
        key,
        name,
        opportunities: its.filter((actions) => actions.length).length,
        actions: counted(its.flat()),
      }
    }),
    partners: byPartner(touched),
    sample: touched
      .flatMap(({ opportunityId, title, partner, done }) =>
        done.map((one) => ({
          at: one.at.toISOString(),
          opportunityId,
          title,
          partner,
          rules: one.taken.map(({ rule }) => rule.key),
          actions: actionsOf(one),
        })),
      )
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      .slice(0, shown),
  }
}

const actionsOf = ({ taken }: Done): FollowUpAction[] => [...new Set(taken.flatMap(({ step }) => step.do))]

function byPartner(touched: readonly Fate[]): FollowUpPreviewView['partners'] {
  const groups = new Map<string, { name: string; opportunities: number; actions: FollowUpAction[] }>()
  for (const { partner, done } of touched) {
    const group = groups.get(partner.id) ?? { name: partner.name, opportunities: 0, actions: [] }
    group.opportunities += 1
    group.actions.push(...done.flatMap(actionsOf))
    groups.set(partner.id, group)
  }
  return [...groups]
    .map(([id, group]) => ({ id, ...group, actions: counted(group.actions) }))
    .sort((a, b) => b.opportunities - a.opportunities || (a.name < b.name ? -1 : 1))
}

const counted = (actions: readonly FollowUpAction[]) =>
  followUpActions.flatMap((action) => {
    const count = actions.filter((one) => one === action).length
    return count ? [{ action, count }] : []
  })
