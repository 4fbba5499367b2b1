import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Section } from '../ui/page.tsx'
import { ChipsField } from './chips.tsx'
import type { PartnerForm } from './form-state.ts'

const byLine = (typed: string) =>
  typed
    .split(/[;\n]+/)
    .map((part) => part.trim())
    .filter(Boolean)

/** Customers that are its own, and leads that it never gets. */
export function CustomersForm(props: { readonly form: PartnerForm }): JSX.Element {
  return (
    <Section title={t('partner.customers')}>
      <div class="grid gap-5">
        <ChipsField
          label={t('partner.accounts')}
          hint={t('partner.accountsHint')}
          placeholder={t('partner.accountExample')}
          read={byLine}
          chips={props.form.draft.accounts}
          onChange={(accounts) => props.form.setDraft('accounts', accounts)}
          error={props.form.fault('accounts')}
        />
        <ChipsField
          label={t('partner.excludedAccounts')}
          hint={t('partner.excludedAccountsHint')}
          read={byLine}
          chips={props.form.draft.excludedAccounts}
          onChange={(accounts) => props.form.setDraft('excludedAccounts', accounts)}
          error={props.form.fault('exclusions/accounts')}
        />
        <ChipsField
          label={t('partner.excludedSources')}
          hint={t('partner.excludedSourcesHint')}
          chips={props.form.draft.excludedSources}
          onChange={(sources) => props.form.setDraft('excludedSources', sources)}
          error={props.form.fault('exclusions/sources')}
        />
      </div>
    </Section>
  )
}
