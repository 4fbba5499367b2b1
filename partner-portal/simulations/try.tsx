import { useSearchParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Show, createSignal, untrack } from 'solid-js'
import type { JSX } from 'solid-js'
import type { SettingsView } from '../../shared/manufacturers.ts'
import type { Tried } from '../../shared/simulations.ts'
import { api } from '../api/client.ts'
import { t } from '../i18n/t.ts'
import { createLeadForm, leadFields } from '../leads/new-lead-form.ts'
import type { LeadField } from '../leads/new-lead-form.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { TextField } from '../ui/text-field.tsx'
import { BothDecisions } from './both-decisions.tsx'
import { TryFields } from './try-fields.tsx'

/** One typed lead, decided by the live rules and by the draft; nothing is written. */
export function TryRules(): JSX.Element {
  const settings = useQuery(() => ({
    queryKey: ['settings'],
    queryFn: ({ signal }) => api.get<SettingsView>('/settings', { signal }),
  }))
  return (
    <Page
      title={t('simulations.tryTitle')}
      lead={t('simulations.tryLead')}
      actions={<ButtonLink href="/rules">{t('simulations.toRules')}</ButtonLink>}
    >
      <Loaded query={settings} skeleton={<Skeleton rows={3} row="card" />}>
        {(settings) => <Desk country={settings().country} />}
      </Loaded>
    </Page>
  )
}

function Desk(props: { readonly country: string }): JSX.Element {
  const [tried, setTried] = createSignal<Tried>()
  const [at, setAt] = createSignal('')
  // A link may bring the lead along: each field by its name.
  const [search] = useSearchParams<Partial<Record<LeadField, string>>>()
  const given = Object.fromEntries(
    leadFields.flatMap((field) => (search[field] === undefined ? [] : [[field, search[field]]])),
  )
  const form = createLeadForm(
    { country: untrack(() => props.country), source: '', ...given },
    async (lead) => {
      const moment = at() === '' ? {} : { at: new Date(at()).toISOString() }
      setTried(await api.post<Tried>('/rules/try', { lead, ...moment }))
    },
    '/lead',
  )
  return (
    <>
      <Form onSubmit={form.deed.run} problem={form.deed.problem()}>
        <Section title={t('simulations.tryWhat')}>
          <TryFields form={form}>
            <TextField
              label={t('simulations.tryAt')}
              hint={t('simulations.tryAtHint')}
              type="datetime-local"
              value={at()}
              onInput={setAt}
            />
          </TryFields>
        </Section>
        <div class="flex flex-wrap gap-2 phone:*:w-full">
          <Button type="submit" tone="primary" busy={form.deed.busy()}>
            {t('simulations.try')}
          </Button>
        </div>
      </Form>
      <div aria-live="polite" class="grid gap-5">
        <Show when={tried()}>{(tried) => <BothDecisions tried={tried()} />}</Show>
      </div>
    </>
  )
}
