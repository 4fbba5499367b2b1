import type { JSX } from 'solid-js'
import { partnerStatuses } from '../../shared/codes.ts'
import { t } from '../i18n/t.ts'
import { statusName } from '../partners/partner-status.tsx'
import { RadioGroup } from '../ui/choice.tsx'
import { Section } from '../ui/page.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { PartnerForm } from './form-state.ts'

/** Name, whether it takes leads, and how to reach it. */
export function CompanyForm(props: { readonly form: PartnerForm }): JSX.Element {
  const field = (name: 'name' | 'externalId' | 'email' | 'phone') => ({
    value: props.form.draft[name],
    onInput: (text: string) => props.form.setDraft(name, text),
    error: props.form.fault(name),
  })
  const hint = () =>
    ({
      active: t('partner.activeHint'),
      paused: t('partner.pausedHint'),
      ended: t('partner.endedHint'),
    })[props.form.draft.status]
  return (
    <Section title={t('partner.company')}>
      <div class="grid gap-5">
        <div class="grid gap-5 md:grid-cols-[1fr_12rem]">
          <TextField label={t('partners.name')} required autocomplete="off" {...field('name')} />
          <TextField label={t('partners.externalId')} required={false} {...field('externalId')} />
        </div>
        <div>
          <RadioGroup
            bar
            label={t('partners.status')}
            value={props.form.draft.status}
            onChange={(status) => props.form.setDraft('status', status)}
            options={partnerStatuses.map((value) => ({ value, label: statusName(value) }))}
            error={props.form.fault('status')}
          />
          <p class="mt-1.5 text-small text-ink-soft">{hint()}</p>
        </div>
        <div class="grid gap-5 md:grid-cols-2">
          <TextField type="email" label={t('partners.email')} required={false} {...field('email')} />
          <TextField type="tel" label={t('partner.phone')} required={false} {...field('phone')} />
        </div>
      </div>
    </Section>
  )
}
