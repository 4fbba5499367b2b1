import { useSearchParams } from '@solidjs/router'
import Gauge from 'lucide-solid/icons/gauge'
import Plus from 'lucide-solid/icons/plus'
import { Show, Suspense, lazy } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RuleSetView } from '../../shared/rules.ts'
import { number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Badge, Status } from '../ui/status.tsx'
import { blank } from './condition.ts'
import type { Scoring, ScoringRule } from './content.ts'
import type { DraftState } from './draft-state.ts'
import { freshKey } from './entries.ts'
import { EntryList } from './entry-list.tsx'
import { messagesAt } from './faults.ts'
import { createListDeeds } from './list-deeds.ts'
import { NumberInput } from './number-input.tsx'
import { createScoringSentences } from './sentences.ts'
import { usualScoring } from './templates.ts'

const ScoringBuilder = lazy(() => import('./builder.tsx').then((it) => ({ default: it.ScoringBuilder })))

interface TabProps {
  readonly view: RuleSetView
  readonly draft: DraftState
  readonly readOnly: boolean
}

/** Points for what a lead says of itself, and the grades that they make. */
export function ScoringTab(props: TabProps): JSX.Element {
  const scoring = () => props.draft.content().scoring ?? undefined
  const begin = () => props.draft.edit({ ...props.draft.content(), scoring: usualScoring() })
  return (
    <Show
      when={scoring()}
      fallback={
        <div class="card">
          <EmptyState
            icon={Gauge}
            title={t('rules.noScoring')}
            action={
              <Show when={!props.readOnly}>
                <Button tone="primary" onClick={begin}>
                  {t('rules.beginScoring')}
                </Button>
              </Show>
            }
          >
            {t('rules.noScoringText')}
          </EmptyState>
        </div>
      }
    >
      {(found) => (
        <div class="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
          <Points {...props} scoring={found()} />
          <Grades {...props} scoring={found()} />
        </div>
      )}
    </Show>
  )
}

function Points(props: TabProps & { readonly scoring: Scoring }): JSX.Element {
  const [search, setSearch] = useSearchParams<{ rule: string }>()
  const set = (rules: readonly ScoringRule[]) =>
    props.draft.edit({ ...props.draft.content(), scoring: { ...props.scoring, rules } })
  const deeds = createListDeeds<ScoringRule>({ entries: () => props.scoring.rules, set })
  const sentence = createScoringSentences(props)
  const faultsOf = (key: string) =>
    props.draft.faults().filter((fault) => fault.list === 'scoring' && fault.key === key)
  const isOpen = (key: string) => props.draft.open().some((one) => one.list === 'scoring' && one.key === key)
  const add = () => {
    const taken = props.scoring.rules.map(({ key }) => key)
    const count = taken.length + 1
    const key = freshKey(`score-${count}`, taken)
    set([...props.scoring.rules, { key, name: t('rules.newName', { count }), when: blank, points: 10 }])
    setSearch({ rule: key }, { replace: true })
  }
  const points = (key: string) => props.scoring.rules.find((one) => one.key === key)?.points ?? 0
  return (
    <Section
      flush
      title={t('rules.scoringRules')}
      actions={
        <Show when={!props.readOnly}>
          <Button icon={Plus} onClick={add}>
            {t('rules.addScoringRule')}
          </Button>
        </Show>
      }
    >
      <EntryList
        label={t('rules.scoringRules')}
        entries={props.scoring.rules}
        shown={props.scoring.rules.map(({ key }) => key)}
        deeds={deeds}
        sentence={sentence}
        open={search.rule}
        onOpen={(key) => setSearch({ rule: key }, { replace: true })}
        readOnly={props.readOnly}
        marks={(key) => (
          <>
            <Badge tone={points(key) < 0 ? 'bad' : 'ok'}>
              {number(points(key), { signDisplay: 'always' })}
            </Badge>
            <Show when={faultsOf(key).length > 0}>
              <Status tone="bad">{t('rules.faults', { count: faultsOf(key).length })}</Status>
            </Show>
            <Show when={isOpen(key)}>
              <Badge tone="warn">{t('rules.toFinish')}</Badge>
            </Show>
          </>
        )}
        editor={(rule) => (
          <Suspense fallback={<Skeleton rows={2} row="card" />}>
            <ScoringBuilder
              rule={rule}
              content={props.draft.content()}
              faults={faultsOf(rule().key)}
              readOnly={props.readOnly}
              onChange={(next) => deeds.change(next.key, next)}
            />
          </Suspense>
        )}
      />
    </Section>
  )
}

function Grades(props: TabProps & { readonly scoring: Scoring }): JSX.Element {
  const rest = () => props.draft.faults().filter(({ list }) => list === 'rest')
  const set = (grade: 'A' | 'B', bound: number | '') =>
    bound !== '' &&
    props.draft.edit({
      ...props.draft.content(),
      scoring: { ...props.scoring, grades: { ...props.scoring.grades, [grade]: bound } },
    })
  return (
    <Section title={t('rules.grades')}>
      <fieldset disabled={props.readOnly} class="grid gap-4">
        <legend class="sr-only">{t('rules.grades')}</legend>
        <NumberInput
          label={t('rules.gradeFrom', { grade: 'A' })}
          suffix={t('rules.pointsUnit')}
          value={props.scoring.grades.A}
          onChange={(bound) => set('A', bound)}
          error={messagesAt(rest(), '/scoring/grades', true)[0]}
        />
        <NumberInput
          label={t('rules.gradeFrom', { grade: 'B' })}
          suffix={t('rules.pointsUnit')}
          value={props.scoring.grades.B}
          onChange={(bound) => set('B', bound)}
        />
        <p class="text-small text-ink-soft">{t('rules.gradesText')}</p>
      </fieldset>
    </Section>
  )
}
