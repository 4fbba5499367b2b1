import { useQuery, useQueryClient } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { DuplicatePolicy, SettingsView } from '../../shared/manufacturers.ts'
import { api } from '../api/client.ts'
import { Problem, faultAt } from '../api/problem.ts'
import { ClosedDays } from '../hours/hours-fields.tsx'
import { zones } from '../hours/hours.ts'
import { WeekGrid } from '../hours/week-grid.tsx'
import { currencyName } from '../i18n/format.ts'
import { languageNames, languages } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { countries } from '../partners/countries.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox, RadioGroup } from '../ui/choice.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { createDeed } from '../ui/deed.ts'
import { Form } from '../ui/form.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Notice } from '../ui/status.tsx'
import { TextField } from '../ui/text-field.tsx'
import { toast } from '../ui/toasts.tsx'
import { settingsQuery } from './data.ts'
import { changesOf, draftOf } from './draft.ts'
import type { SettingsDraft } from './draft.ts'

/** What holds for the manufacturer: its name, language, zone and currency, and its partners' usual hours. */
export function ManufacturerSettings(): JSX.Element {
  const settings = useQuery(settingsQuery)
  return (
    <Page title={t('settings.manufacturer')} lead={t('settings.manufacturerText')}>
      <Loaded query={settings} skeleton={<Skeleton rows={3} row="card" />}>
        {/* Read once: another poll must not type into the form. */}
        {(view) => <SettingsForm settings={view()} />}
      </Loaded>
    </Page>
  )
}

const policies = ['hold', 'merge', 'route'] as const satisfies readonly DuplicatePolicy[]
const currencies = Intl.supportedValuesOf('currency')

function SettingsForm(props: { readonly settings: SettingsView }): JSX.Element {
  const queries = useQueryClient()
  // The form keeps the settings that it was opened with.
  // oxlint-disable-next-line solid/reactivity
  let base = props.settings
  const [draft, setDraft] = createStore<SettingsDraft>(draftOf(base))
  const deed = createDeed(async () => {
    base = await api.patch<SettingsView>('/settings', changesOf(draft, base))
    queries.setQueryData(['settings'], base)
    void queries.invalidateQueries()
    toast({ text: t('settings.saved'), tone: 'ok' })
  })
  const mayEdit = () => props.settings.can.includes('edit')
  return (
    <Form
      class="grid max-w-panel grid-cols-[minmax(0,1fr)] gap-5"
      onSubmit={deed.run}
      problem={deed.problem()}
    >
      <Show when={!mayEdit()}>
        <Notice tone="neutral">{t('settings.adminChanges')}</Notice>
      </Show>
      <fieldset disabled={!mayEdit()} class="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
        <General draft={draft} set={setDraft} problem={deed.problem()} />
        <Duplicates draft={draft} set={setDraft} />
        <UsualHours draft={draft} set={setDraft} problem={deed.problem()} />
      </fieldset>
      <Show when={mayEdit()}>
        <div class="sticky bottom-0 z-10 -mx-4 flex gap-2 border-t border-line bg-paper px-4 py-3 phone:bottom-14 phone:*:flex-1 md:-mx-1 md:px-1">
          <Button type="submit" tone="primary" busy={deed.busy()}>
            {t('settings.save')}
          </Button>
        </div>
      </Show>
    </Form>
  )
}

interface PartProps {
  readonly draft: SettingsDraft
  readonly set: (changes: Partial<SettingsDraft>) => void
  readonly problem?: unknown
}

function General(props: PartProps): JSX.Element {
  const fault = (field: string) => faultAt(props.problem, `/${field}`)?.message
  return (
    <Section title={t('settings.general')}>
      <div class="grid grid-cols-[minmax(0,1fr)] gap-5">
        <TextField
          label={t('settings.name')}
          hint={t('settings.nameHint')}
          required
          value={props.draft.name}
          onInput={(name) => props.set({ name })}
          error={fault('name')}
        />
        <RadioGroup
          bar
          label={t('settings.language')}
          options={languages.map((one) => ({ value: one, label: languageNames[one] }))}
          value={props.draft.locale}
          onChange={(locale) => props.set({ locale })}
        />
        <div class="grid gap-5 md:grid-cols-2">
          <Combobox
            label={t('settings.country')}
            options={countries()}
            value={props.draft.country}
            onChange={(country) => props.set({ country })}
            error={fault('country')}
          />
          <Combobox
            label={t('settings.currency')}
            options={currencies.map((value) => ({ value, label: currencyName(value) }))}
            value={props.draft.currency}
            onChange={(currency) => props.set({ currency })}
            error={fault('currency')}
          />
        </div>
        <Combobox
          label={t('settings.zone')}
          hint={t('settings.zoneHint')}
          options={zones}
          value={props.draft.timeZone}
          onChange={(timeZone) => props.set({ timeZone })}
          error={fault('timeZone')}
        />
      </div>
    </Section>
  )
}

function Duplicates(props: PartProps): JSX.Element {
  return (
    <Section title={t('settings.duplicates')}>
      <RadioGroup
        label={t('settings.duplicatesText')}
        value={props.draft.duplicatePolicy}
        onChange={(duplicatePolicy) => props.set({ duplicatePolicy })}
        options={policies.map((value) => ({
          value,
          label: t(`settings.policy_${value}`),
          hint: t(`settings.policyHint_${value}`),
        }))}
      />
    </Section>
  )
}

/** The hours of partners that have none of their own. */
function UsualHours(props: PartProps): JSX.Element {
  const change = (changes: Partial<SettingsDraft['hours']>) =>
    props.set({ hours: { ...props.draft.hours, ...changes } })
  const faults = () =>
    props.problem instanceof Problem
      ? props.problem.faults
          .filter(({ pointer }) => pointer.startsWith('/hours'))
          .map(({ message }) => message)
      : []
  return (
    <Section title={t('settings.hours')}>
      <div class="grid grid-cols-[minmax(0,1fr)] gap-5">
        <p class="text-ink-soft">{t('settings.hoursText')}</p>
        <Show when={faults().length > 0}>
          <Notice tone="bad" alert>
            {[...new Set(faults())].join(' · ')}
          </Notice>
        </Show>
        <WeekGrid week={props.draft.hours.week} onChange={(week) => change({ week })} />
        <Checkbox
          label={t('hours.keepsHolidays')}
          hint={t('settings.holidaysHint')}
          checked={props.draft.hours.holidays}
          onChange={(holidays) => change({ holidays })}
        />
        <ClosedDays days={props.draft.hours.closed} onChange={(closed) => change({ closed })} />
      </div>
    </Section>
  )
}
