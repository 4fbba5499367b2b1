import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Conflict } from '../ui/conflict.tsx'
import { createDeed } from '../ui/deed.ts'
import { postMove } from './deeds.ts'
import type { QuestionOf } from './moving.ts'
import { stageName } from './names.ts'

/** Somebody moved it meanwhile: both stages beside each other. */
export function MovedElsewhere(props: { readonly question: QuestionOf<'elsewhere'> }): JSX.Element {
  const name = (stage: string) => stageName(props.question.row.pipeline, stage)
  const deed = createDeed(async () => {
    const { row, to, answer } = props.question
    answer(await postMove(row, { stage: to }))
  })
  const theirs = () => {
    const { row } = props.question
    return row.status === 'open' ? name(row.stage) : t(`opportunity.status_${row.status}`)
  }
  return (
    <Conflict
      open
      differences={[{ label: t('opportunity.stage'), mine: name(props.question.to), theirs: theirs() }]}
      onKeepMine={deed.run}
      onTakeTheirs={() => props.question.answer()}
      onClose={() => props.question.answer()}
    />
  )
}
