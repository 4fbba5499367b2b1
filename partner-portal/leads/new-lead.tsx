import { useQuery } from '@tanstack/solid-query'
import { Show, createSignal, untrack } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Receipt } from '../../shared/leads.ts'
import type { SettingsView } from '../../shared/manufacturers.ts'
import { api } from '../api/client.ts'
import { t } from '../i18n/t.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Checkbox } from '../ui/choice.tsx'
import { Form } from '../ui/form.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Notice } from '../ui/status.tsx'
import { TextField } from '../ui/text-field.tsx'
import { createNewLead } from './new-lead-form.ts'
import type { NewLeadForm } from './new-lead-form.ts'
import { AddressFields, CustomerFields, NeedFields } from './new-lead-fields.tsx'
import { ReceiptCard } from './receipt-card.tsx'

/** A lead that came by phone or at a fair, entered by staff; says at once to whom it was offered. */
export function NewLead(): JSX.Element {
  const settings = useQuery(() => ({
    queryKey: ['settings'],
    queryFn: ({ signal }) => api.get<SettingsView>('/settings', { signal }),
  }))
  const [receipt, setReceipt] = createSignal<Receipt>()
  return (
    <Page title={t('leads.newTitle')} lead={t('leads.newLead')}>
      <div class="max-w-panel">
        <Show
          when={receipt()}
          fallback={
            <Loaded query={settings} skeleton={<Skeleton rows={6} row="card" />}>
              {(settings) => <Entry country={settings().country} onTaken={setReceipt} />}
            </Loaded>
          }
        >
          {(receipt) => <ReceiptCard receipt={receipt()} onAnother={() => setReceipt(undefined)} />}
        </Show>
      </div>
    </Page>
  )
}

function Entry(props: {
  readonly country: string
  readonly onTaken: (receipt: Receipt) => void
}): JSX.Element {
  const form = createNewLead(
    untrack(() => props.country),
    (receipt) => props.onTaken(receipt),
  )
  return (
    <Form onSubmit={form.deed.run} problem={form.deed.problem()}>
      <Show when={form.wholeFault()}>
        <Notice tone="bad" alert>
          {t('leads.needsIdentity')}
        </Notice>
      </Show>
      <Section title={t('leads.newCustomer')}>
        <CustomerFields form={form} />
      </Section>
      <Section title={t('leads.newAddress')}>
        <AddressFields form={form} />
      </Section>
      <Section title={t('leads.newNeed')}>
        <NeedFields form={form} />
      </Section>
      <Section title={t('leads.newOrigin')}>
        <OriginFields form={form} />
      </Section>
      <div class="flex flex-wrap gap-2 phone:*:w-full">
        <Button type="submit" tone="primary" busy={form.deed.busy()}>
          {t('leads.send')}
        </Button>
        <ButtonLink tone="quiet" href="/leads">
          {t('lead.cancel')}
        </ButtonLink>
      </div>
    </Form>
  )
}

function OriginFields(props: { readonly form: NewLeadForm }): JSX.Element {
  return (
    <div class="grid gap-4 md:grid-cols-2">
      <TextField
        label={t('lead.source')}
        hint={t('leads.sourceHint')}
        error={props.form.fault('source')}
        value={props.form.values.source}
        onInput={props.form.set('source')}
      />
      <TextField
        label={t('lead.campaign')}
        error={props.form.fault('campaign')}
        value={props.form.values.campaign}
        onInput={props.form.set('campaign')}
      />
      <div class="md:col-span-2">
        <Checkbox
          label={t('leads.consentText')}
          checked={props.form.consent()}
          onChange={props.form.setConsent}
        />
      </div>
    </div>
  )
}
