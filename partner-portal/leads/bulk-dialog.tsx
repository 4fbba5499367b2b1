import { A } from '@solidjs/router'
import { For, Match, Show, Switch, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { SteeredLeads } from '../../shared/leads.ts'
import { leadStatuses } from '../../shared/codes.ts'
import { api } from '../api/client.ts'
import { Problem, faultAt } from '../api/problem.ts'
import { wording } from '../i18n/wording.ts'
import { t } from '../i18n/t.ts'
import { ReasonDialog } from '../lead/reason-dialog.tsx'
import { steerName, steerQuestion } from '../lead/steer-words.ts'
import { refreshLeads } from '../lead/steer.ts'
import type { Steer } from '../lead/steer.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { toast } from '../ui/toasts.tsx'
import { statusName } from './lead-status.tsx'
import { PartnerPicker } from './partner-picker.tsx'
import type { LeadSelection } from './selection.ts'

type Outcome = SteeredLeads['outcomes'][number]

interface BulkDialogProps {
  readonly action: Steer | undefined
  readonly selection: LeadSelection
  readonly titleOf: (id: string) => string | undefined
  readonly onClose: () => void
}

/** Asks for the reason, does the same to all that are picked, and says which were left as they were, and why. */
export function BulkDialog(props: BulkDialogProps): JSX.Element {
  const [refused, setRefused] = createSignal<readonly Outcome[]>([])
  const done = (outcomes: readonly Outcome[]) => {
    const left = outcomes.filter(({ refusal }) => refusal)
    tell(outcomes)
    refreshLeads()
    setRefused(left)
    props.selection.keep(left.map(({ id }) => id))
  }
  return (
    <>
      <Show when={props.action} keyed>
        {(action) => (
          <Ask action={action} ids={props.selection.ids()} onDone={done} onClose={props.onClose} />
        )}
      </Show>
      <Show when={refused().length > 0}>
        <Refused outcomes={refused()} titleOf={props.titleOf} onClose={() => setRefused([])} />
      </Show>
    </>
  )
}

/** What became of those that were done, by where they stand now. */
function tell(outcomes: readonly Outcome[]): void {
  const counts = new Map<string, number>()
  for (const { status } of outcomes) if (status) counts.set(status, (counts.get(status) ?? 0) + 1)
  const parts = [...counts].map(([status, count]) => `${statusName(status as 'held')}: ${count}`)
  if (parts.length) toast({ text: parts.join(' · '), tone: 'ok' })
}

interface AskProps {
  readonly action: Steer
  readonly ids: readonly string[]
  readonly onDone: (outcomes: readonly Outcome[]) => void
  readonly onClose: () => void
}

function Ask(props: AskProps): JSX.Element {
  const [partnerId, setPartnerId] = createSignal('')
  const [again, setAgain] = createSignal(false)
  const body = (reason: string) => ({
    action: props.action,
    ids: props.ids,
    reason,
    ...(props.action === 'assign' ? { partnerId: partnerId() || undefined, evenIfAsked: again() } : {}),
    ...(props.action === 'reoffer' ? { askAgain: again() } : {}),
  })
  const send = async (reason: string) =>
    props.onDone((await api.post<SteeredLeads>('/leads/steer', body(reason))).outcomes)
  return (
    <ReasonDialog
      {...steerQuestion(props.action, t('leads.many', { count: props.ids.length }))}
      text={t('leads.bulkText')}
      submit={steerName(props.action)}
      tone={props.action === 'close' ? 'bad' : 'primary'}
      onClose={props.onClose}
      send={send}
    >
      {(problem) => (
        <Switch>
          <Match when={props.action === 'assign'}>
            <PartnerPicker
              required
              active
              label={t('lead.assignTo')}
              error={faultAt(problem, '/partnerId') ? t('lead.choosePartner') : undefined}
              value={partnerId()}
              onChange={setPartnerId}
            />
            <Checkbox label={t('lead.evenIfAsked')} checked={again()} onChange={setAgain} />
          </Match>
          <Match when={props.action === 'reoffer'}>
            <Checkbox
              label={t('lead.askAgain')}
              hint={t('lead.askAgainHint')}
              checked={again()}
              onChange={setAgain}
            />
          </Match>
        </Switch>
      )}
    </ReasonDialog>
  )
}

const listed = 50

function Refused(props: {
  readonly outcomes: readonly Outcome[]
  readonly titleOf: (id: string) => string | undefined
  readonly onClose: () => void
}): JSX.Element {
  const why = ({ refusal }: Outcome) => {
    const { code, facts } = refusal!
    const status = leadStatuses.find((one) => one === facts['state'])
    if (code === 'lead_not_open' && status) return t('leads.notFrom', { status: statusName(status) })
    return wording(new Problem(409, { code, ...facts }))
  }
  return (
    <Dialog
      open
      title={t('leads.leftAsTheyWere', { count: props.outcomes.length })}
      onClose={props.onClose}
      actions={
        <Button tone="primary" onClick={() => props.onClose()}>
          {t('leads.understood')}
        </Button>
      }
    >
      <p class="mb-3 text-ink-soft">{t('leads.leftPicked')}</p>
      <ul class="grid gap-2">
        <For each={props.outcomes.slice(0, listed)}>
          {(outcome) => (
            <li class="flex flex-wrap justify-between gap-x-4">
              <A class="link" href={`/leads/${outcome.id}`}>
                {props.titleOf(outcome.id) ?? t('leads.lead')}
              </A>
              <span class="text-small text-ink-soft">{why(outcome)}</span>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.outcomes.length > listed}>
        <p class="mt-2 text-small text-ink-soft">
          {t('leads.andMore', { count: props.outcomes.length - listed })}
        </p>
      </Show>
    </Dialog>
  )
}
