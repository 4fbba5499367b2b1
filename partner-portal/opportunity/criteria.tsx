import Check from 'lucide-solid/icons/check'
import { For, Match, Show, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ActivityKind, CriterionView, OpportunityView } from '../../shared/opportunities.ts'
import { asProblem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { Checkbox } from '../ui/choice.tsx'
import { Section } from '../ui/page.tsx'
import { Shape } from '../ui/shape.tsx'
import { GateTicks } from '../ui/stage-path.tsx'
import { toast } from '../ui/toasts.tsx'
import { criterionText, stageName } from './names.ts'
import type { Saving } from './saving.ts'

interface CriteriaProps {
  readonly view: OpportunityView
  readonly saving: Saving
  /** Writes down the activity that is missing. */
  readonly onLog: (kind: ActivityKind) => void
  /** Opens the place where the missing field is filled. */
  readonly onFill: (field: string) => void
}

/** What must be true before this stage can be left: checks are ticked here, the rest ticks itself. */
export function Criteria(props: CriteriaProps): JSX.Element {
  const met = () => props.view.criteria.filter(({ met }) => met).length
  return (
    <Show when={props.view.criteria.length > 0 && props.view.closedAt === null}>
      <Section
        title={t('opportunity.gate', { stage: stageName(props.view.pipeline, props.view.stage) })}
        actions={<GateTicks met={met()} of={props.view.criteria.length} />}
      >
        <ul class="grid gap-1">
          <For each={props.view.criteria}>{(entry) => <Criterion {...props} entry={entry} />}</For>
        </ul>
      </Section>
    </Show>
  )
}

function Criterion(props: CriteriaProps & { readonly entry: CriterionView }): JSX.Element {
  const check = () => (props.entry.criterion.kind === 'check' ? props.entry.criterion : undefined)
  const activity = () =>
    props.entry.criterion.kind === 'activity' && !props.entry.met ? props.entry.criterion.activity : undefined
  const field = () =>
    props.entry.criterion.kind === 'field' && !props.entry.met ? props.entry.criterion.field : undefined
  const tick = (key: string, ticked: boolean) => {
    const others = props.view.checks.filter((one) => one !== key)
    props.saving
      .save({ checks: ticked ? [...others, key] : others })
      .catch((thrown: unknown) => toast({ text: wording(asProblem(thrown)), tone: 'bad' }))
  }
  return (
    <li>
      <Switch>
        <Match when={props.view.can.includes('edit') && check()}>
          {(criterion) => (
            <Checkbox
              label={criterionText(criterion())}
              checked={props.entry.met}
              onChange={(ticked) => tick(criterion().key, ticked)}
            />
          )}
        </Match>
        <Match when={true}>
          <div class="flex min-h-8 items-center gap-3">
            <span class="grid size-4 shrink-0 place-items-center" classList={{ 'text-ok': props.entry.met }}>
              <Show when={props.entry.met} fallback={<Shape tone="neutral" />}>
                <Check size={16} aria-hidden="true" />
              </Show>
            </span>
            <span class="flex-1">
              {criterionText(props.entry.criterion)}
              <span class="sr-only">: {t(props.entry.met ? 'opportunity.met' : 'opportunity.unmet')}</span>
            </span>
            <Show when={props.view.can.includes('edit') && field()}>
              {(name) => (
                <button type="button" class="link" onClick={() => props.onFill(name())}>
                  {t('opportunity.fillIn')}
                </button>
              )}
            </Show>
            <Show when={props.view.can.includes('log_activity') && activity()}>
              {(kind) => (
                <button type="button" class="link" onClick={() => props.onLog(kind())}>
                  {t('opportunity.logIt')}
                </button>
              )}
            </Show>
          </div>
        </Match>
      </Switch>
    </li>
  )
}
