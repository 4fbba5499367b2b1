import { Match, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import type { PipelineView } from '../../shared/opportunities.ts'
import { GateDialog } from './gate-dialog.tsx'
import { LostDialog } from './lost-dialog.tsx'
import { MovedElsewhere } from './moved-elsewhere.tsx'
import type { Moving, Question, QuestionOf } from './moving.ts'
import { WonDialog } from './won-dialog.tsx'

interface MovingDialogsProps {
  readonly moving: Moving
  readonly pipelines: readonly PipelineView[]
}

/** The one question that a move may have open. */
export function MovingDialogs(props: MovingDialogsProps): JSX.Element {
  const asked = <Kind extends Question['kind']>(kind: Kind) => {
    const question = props.moving.question()
    return question?.kind === kind ? (question as QuestionOf<Kind>) : undefined
  }
  const pipeline = () =>
    props.pipelines.find((pipeline) => pipeline.id === props.moving.question()?.row.pipelineId)
  return (
    <Switch>
      <Match when={asked('gate')} keyed>
        {(question) => <GateDialog question={question} />}
      </Match>
      <Match when={asked('elsewhere')} keyed>
        {(question) => <MovedElsewhere question={question} />}
      </Match>
      <Match when={asked('won')} keyed>
        {(question) => <WonDialog question={question} reasons={pipeline()?.wonReasons ?? []} />}
      </Match>
      <Match when={asked('lost')} keyed>
        {(question) => <LostDialog question={question} reasons={pipeline()?.lostReasons ?? []} />}
      </Match>
    </Switch>
  )
}
