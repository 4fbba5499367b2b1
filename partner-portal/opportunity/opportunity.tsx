import { useNavigate } from '@solidjs/router'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ActivityKind, OpportunityView } from '../../shared/opportunities.ts'
import { t } from '../i18n/t.ts'
import { neighbourOf } from '../opportunities/order.ts'
import { createKeys } from '../ui/keys.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Actions } from './actions.tsx'
import { ClashDialog } from './clash-dialog.tsx'
import { Contact } from './contact.tsx'
import { Criteria } from './criteria.tsx'
import { Facts } from './facts.tsx'
import { Head } from './head.tsx'
import { createMoving } from './moving.ts'
import { MovingDialogs } from './moving-dialogs.tsx'
import { customerOf } from './names.ts'
import { Need } from './need.tsx'
import { createRecord } from './record.ts'
import { createSaving } from './saving.ts'
import { Story } from './story.tsx'
import { Tasks } from './tasks.tsx'

/** One opportunity: where it stands, what is next, what happened, and everything known about it. */
export function Opportunity(): JSX.Element {
  const record = createRecord()
  const navigate = useNavigate()
  const go = (by: 1 | -1) => {
    const id = neighbourOf(record.id(), by)
    if (id) navigate(`/opportunities/${id}`)
  }
  createKeys(() => [
    { keys: '[', label: t('opportunity.keyPrevious'), group: 'screen', run: () => go(-1) },
    { keys: ']', label: t('opportunity.keyNext'), group: 'screen', run: () => go(1) },
  ])
  return (
    <Loaded query={record.query} skeleton={<Waiting />}>
      {(view) => (
        // Another record is another page: what is half typed belongs to the one before.
        <Show when={view().id} keyed>
          <Known view={view()} show={record.show} reload={record.reload} />
        </Show>
      )}
    </Loaded>
  )
}

const Waiting = () => (
  <Page title={t('opportunity.title')}>
    <Skeleton rows={6} row="card" />
  </Page>
)

interface KnownProps {
  readonly view: OpportunityView
  readonly show: (view: OpportunityView) => void
  readonly reload: () => void
}

function Known(props: KnownProps): JSX.Element {
  const moving = createMoving((view) => props.show(view))
  const saving = createSaving(
    () => props.view,
    (view) => props.show(view),
  )
  const [writing, setWriting] = createSignal<ActivityKind>()
  const [planning, setPlanning] = createSignal(false)
  const [filling, setFilling] = createSignal(false)
  const can = (action: OpportunityView['can'][number]) => props.view.can.includes(action)
  createKeys(() => [
    ...(can('log_activity')
      ? [
          {
            keys: 'n',
            label: t('opportunity.keyNote'),
            group: 'screen' as const,
            run: () => setWriting('note'),
          },
          {
            keys: 'c',
            label: t('opportunity.keyCall'),
            group: 'screen' as const,
            run: () => setWriting('call'),
          },
        ]
      : []),
    ...(can('edit')
      ? [
          {
            keys: 't',
            label: t('opportunity.keyNextStep'),
            group: 'screen' as const,
            run: () => setPlanning(true),
          },
        ]
      : []),
  ])
  return (
    <Page
      title={customerOf(props.view)}
      lead={<Show when={customerOf(props.view) !== props.view.title}>{props.view.title}</Show>}
      actions={<Actions view={props.view} moving={moving} show={props.show} />}
    >
      <Head
        view={props.view}
        moving={moving}
        saving={saving}
        planning={planning()}
        onPlanning={setPlanning}
      />
      {/* In the order of a phone: whom to call, what happened, and then the details. */}
      <div class="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
        <div class="grid grid-cols-[minmax(0,1fr)] gap-5 lg:col-start-2">
          <Contact view={props.view} onCalled={() => setWriting('call')} />
          <Tasks view={props.view} />
          <Criteria
            view={props.view}
            saving={saving}
            onLog={setWriting}
            onFill={(field) => (field === 'nextStep' ? setPlanning(true) : setFilling(true))}
          />
        </div>
        <div class="min-w-0 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <Story
            view={props.view}
            show={props.show}
            saving={saving}
            writing={writing()}
            onWriting={setWriting}
          />
        </div>
        <div class="grid grid-cols-[minmax(0,1fr)] gap-5 lg:col-start-2">
          <Facts view={props.view} saving={saving} editing={filling()} onEditing={setFilling} />
          <Need view={props.view} />
        </div>
      </div>
      <MovingDialogs moving={moving} pipelines={[props.view.pipeline]} />
      <ClashDialog saving={saving} view={props.view} onTheirs={() => props.reload()} />
    </Page>
  )
}
