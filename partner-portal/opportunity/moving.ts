import { createSignal } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { ExitCriterion, OpportunityRow, OpportunityView } from '../../shared/opportunities.ts'
import { asProblem } from '../api/problem.ts'
import { wording } from '../i18n/wording.ts'
import { toast } from '../ui/toasts.tsx'
import { postMove, readOpportunity } from './deeds.ts'

/** The ends of the way, beside the keys of stages, which never have a colon. */
export const wonZone = 'zone:won'
export const lostZone = 'zone:lost'

/** What a move still wants to know before it can be made. */
type Asked =
  | { readonly kind: 'won'; readonly row: OpportunityRow }
  | { readonly kind: 'lost'; readonly row: OpportunityRow }
  | {
      readonly kind: 'gate'
      readonly row: OpportunityView
      readonly to: string
      readonly unmet: readonly ExitCriterion[]
    }
  | { readonly kind: 'elsewhere'; readonly row: OpportunityView; readonly to: string }

export type Question = Asked & {
  /** The opportunity as it is after the move, or nothing where it was called off. */
  readonly answer: (moved?: OpportunityView) => void
}

/** The question of one kind. */
export type QuestionOf<Kind extends Question['kind']> = Extract<Question, { readonly kind: Kind }>

export interface Moving {
  /** Asks the server; resolves true when it is moved, after a question if one was needed. */
  readonly move: (row: OpportunityRow, to: string) => Promise<boolean>
  readonly question: Accessor<Question | undefined>
}

/** Moving to a stage, or to an end: what the server wants first is asked for in a dialog. */
export function createMoving(onView: (view: OpportunityView) => void): Moving {
  const [question, setQuestion] = createSignal<Question>()
  const ask = (asked: Asked) =>
    new Promise<boolean>((done) => {
      const answer = (moved?: OpportunityView) => {
        setQuestion(undefined)
        if (moved) onView(moved)
        done(moved !== undefined)
      }
      setQuestion({ ...asked, answer })
    })

  const tryMove = async (row: OpportunityRow, to: string): Promise<boolean> => {
    try {
      onView(await postMove(row, { stage: to }))
      return true
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.code === 'exit_criteria_unmet') {
        const unmet = problem.facts['unmet'] as ExitCriterion[]
        return ask({ kind: 'gate', row: await readOpportunity(row.id), to, unmet })
      }
      if (problem.code !== 'version_conflict') throw thrown
      const now = await readOpportunity(row.id)
      // A move says nothing about what somebody else changed, unless they moved it too.
      if (now.stage === row.stage && now.status === row.status) return tryMove(now, to)
      return ask({ kind: 'elsewhere', row: now, to })
    }
  }

  const move = async (row: OpportunityRow, to: string) => {
    if (to === wonZone) return ask({ kind: 'won', row })
    if (to === lostZone) return ask({ kind: 'lost', row })
    return tryMove(row, to).catch((thrown: unknown) => {
      toast({ text: wording(asProblem(thrown)), tone: 'bad' })
      return false
    })
  }
  return { move, question }
}
