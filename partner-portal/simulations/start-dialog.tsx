import { useSearchParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { For, Show, createEffect, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RuleSetView } from '../../shared/rules.ts'
import { serverNow } from '../api/clock.ts'
import { api } from '../api/client.ts'
import { faultAt } from '../api/problem.ts'
import { queryClient } from '../app/queries.ts'
import { timeZone } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { rulesQuery } from '../rules/data.ts'
import { before, dayIn } from '../scorecards/days.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { Select } from '../ui/select.tsx'
import { DateField } from '../ui/text-field.tsx'

interface StartDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onStarted: (id: string) => void
}

const formId = 'start-simulation'
const presets = [30, 90, 365] as const

/** Asks which leads are replayed, and on which rules. */
export function StartDialog(props: StartDialogProps): JSX.Element {
  const [search] = useSearchParams<{ version: string; from: string; to: string }>()
  const rules = useQuery(rulesQuery)
  const today = dayIn(timeZone(), serverNow())
  const [from, setFrom] = createSignal(search.from ?? before(today, 29))
  const [to, setTo] = createSignal(search.to ?? today)
  const [subject, setSubject] = createSignal(search.version ?? '')
  const options = () => subjectsOf(rules.isSuccess ? rules.data : undefined)
  // Without a draft the live version is what there is to simulate.
  createEffect(() => {
    const first = options()[0]
    if (rules.isSuccess && first && !options().some(({ value }) => value === subject()))
      setSubject(first.value)
  })
  const deed = createDeed(async () => {
    const version = subject() === '' ? {} : { version: Number(subject()) }
    const { id } = await api.post<{ id: string }>('/simulations', { from: from(), to: to(), ...version })
    void queryClient.invalidateQueries({ queryKey: ['simulations'] })
    props.onStarted(id)
  })
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={t('simulations.newTitle')}
      actions={
        <>
          <Button tone="quiet" onClick={() => props.onClose()}>
            {t('simulations.cancelDialog')}
          </Button>
          <Button type="submit" form={formId} tone="primary" busy={deed.busy()}>
            {t('simulations.start')}
          </Button>
        </>
      }
    >
      <Form id={formId} onSubmit={deed.run} problem={deed.problem()}>
        <p class="text-ink-soft">{t('simulations.newText')}</p>
        <Select
          label={t('simulations.subject')}
          error={faultAt(deed.problem(), '/version')?.message}
          value={subject()}
          options={options()}
          onChange={setSubject}
        />
        <div class="flex flex-wrap gap-2" role="group" aria-label={t('simulations.period')}>
          <For each={presets}>
            {(days) => (
              <Button
                aria-pressed={to() === today && from() === before(today, days - 1)}
                onClick={() => {
                  setFrom(before(today, days - 1))
                  setTo(today)
                }}
              >
                {t('simulations.lastDays', { count: days })}
              </Button>
            )}
          </For>
        </div>
        <div class="grid grid-cols-2 gap-4">
          <DateField
            required
            label={t('simulations.from')}
            error={faultAt(deed.problem(), '/from')?.message}
            value={from()}
            max={to()}
            onInput={setFrom}
          />
          <DateField
            required
            label={t('simulations.to')}
            error={faultAt(deed.problem(), '/to')?.message}
            value={to()}
            min={from()}
            max={today}
            onInput={setTo}
          />
        </div>
        <Show when={rules.isSuccess && !rules.data?.draft}>
          <p class="text-small text-ink-soft">{t('simulations.noDraft')}</p>
        </Show>
      </Form>
    </Dialog>
  )
}

function subjectsOf(rules: RuleSetView | undefined) {
  const draft = rules?.draft ? [{ value: '', label: t('simulations.draft') }] : []
  const versions = (rules?.versions ?? []).map(({ version }) => ({
    value: String(version),
    label:
      version === rules?.version
        ? t('simulations.versionLive', { version })
        : t('simulations.version', { version }),
  }))
  return [...draft, ...versions]
}
