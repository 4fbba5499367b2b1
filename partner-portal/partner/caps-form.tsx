import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Section } from '../ui/page.tsx'
import { NumberField } from '../ui/text-field.tsx'
import type { PartnerForm } from './form-state.ts'

/** How many leads it takes in a day, a week and a month. */
export function CapsForm(props: { readonly form: PartnerForm }): JSX.Element {
  const cap = (field: 'perDay' | 'perWeek' | 'perMonth') => (
    <NumberField
      label={t(`partner.${field}`)}
      required={false}
      value={props.form.draft.caps[field]}
      onInput={(text) => props.form.setDraft('caps', field, text)}
      error={props.form.fault(`caps/${field}`)}
    />
  )
  return (
    <Section title={t('partner.caps')}>
      <div class="grid gap-4">
        <p class="text-ink-soft">{t('partner.capsHint')}</p>
        <div class="grid gap-5 md:grid-cols-3">
          {cap('perDay')}
          {cap('perWeek')}
          {cap('perMonth')}
        </div>
        <NumberField
          class="md:max-w-80"
          label={t('partner.pacing')}
          hint={t('partner.pacingHint')}
          suffix="%"
          required={false}
          value={props.form.draft.caps.pacing}
          onInput={(text) => props.form.setDraft('caps', 'pacing', text)}
          error={props.form.fault('caps/pacing')}
        />
      </div>
    </Section>
  )
}
