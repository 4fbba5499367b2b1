import { createSignal } from 'solid-js'
import type { ExitCriterion } from '../../shared/opportunities.ts'
import { createDeed } from '../ui/deed.ts'
import type { Move } from './deeds.ts'
import { postActivity, postMove, readOpportunity } from './deeds.ts'
import type { QuestionOf } from './moving.ts'
import { amountOf } from './typed-amount.ts'

type Answers = Readonly<Record<string, string>>

/** What one criterion is called among the answers. */
export const nameOf = (criterion: ExitCriterion): string =>
  criterion.kind === 'field'
    ? criterion.field
    : criterion.kind === 'check'
      ? `check:${criterion.key}`
      : `activity:${criterion.activity}`

/** Whether an answer, as typed or ticked, would meet its criterion. */
function isAnswered(criterion: ExitCriterion, answers: Answers): boolean {
  const answer = answers[nameOf(criterion)]?.trim() ?? ''
  if (criterion.kind !== 'field') return answer === 'yes'
  if (criterion.field === 'amount') return amountOf(answer) !== undefined
  if (criterion.field === 'nextStep') return answer !== '' && (answers['nextStepDue'] ?? '') !== ''
  return answer !== ''
}

/** The fields of a move that the answers fill. */
export function fieldsOf(unmet: readonly ExitCriterion[], answers: Answers, checks: readonly string[]) {
  const fields: Partial<Move> = {}
  const ticked: string[] = []
  for (const criterion of unmet) {
    if (criterion.kind === 'check') ticked.push(criterion.key)
    if (criterion.kind !== 'field') continue
    const answer = answers[criterion.field] ?? ''
    if (criterion.field === 'amount') fields.amount = amountOf(answer)
    else fields[criterion.field] = answer.trim()
    if (criterion.field === 'nextStep') fields.nextStepDue = answers['nextStepDue']
  }
  return ticked.length > 0 ? { ...fields, checks: [...checks, ...ticked] } : fields
}

/** The answers to what a stage still wants, and the move that takes them along. */
export function createGate(question: () => QuestionOf<'gate'>) {
  const [answers, setAnswers] = createSignal<Answers>({})
  const [tried, setTried] = createSignal(false)
  const logged = new Set<string>()
  const set = (name: string, answer: string) => setAnswers((all) => ({ ...all, [name]: answer }))
  const isMissing = (criterion: ExitCriterion) => tried() && !isAnswered(criterion, answers())

  const deed = createDeed(async () => {
    setTried(true)
    const { row, to, unmet, answer } = question()
    if (!unmet.every((criterion) => isAnswered(criterion, answers()))) return
    for (const criterion of unmet) {
      // A second try must not log the same deed again.
      if (criterion.kind !== 'activity' || logged.has(criterion.activity)) continue
      const note = answers()[`note:${criterion.activity}`]?.trim()
      await postActivity(row.id, { kind: criterion.activity, ...(note ? { note } : {}) })
      logged.add(criterion.activity)
    }
    const now = logged.size > 0 ? await readOpportunity(row.id) : row
    answer(await postMove(now, { stage: to, ...fieldsOf(unmet, answers(), now.checks) }))
  })
  return { answers, set, isMissing, deed }
}

export type Gate = ReturnType<typeof createGate>
