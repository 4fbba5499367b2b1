import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { countries } from '../partners/countries.ts'
import { Combobox } from '../ui/combobox.tsx'
import { Section } from '../ui/page.tsx'
import { NumberField, TextField } from '../ui/text-field.tsx'
import { PositionHint } from './facts.tsx'
import type { PartnerForm } from './form-state.ts'

/** Where it sits; distances are measured from there. */
export function PlaceForm(props: { readonly form: PartnerForm }): JSX.Element {
  const field = (name: 'street' | 'postalCode' | 'town' | 'region' | 'latitude' | 'longitude') => ({
    value: props.form.draft[name],
    onInput: (text: string) => props.form.setDraft(name, text),
    error: props.form.fault(name),
  })
  return (
    <Section title={t('partner.seat')}>
      <div class="grid gap-5">
        <PositionHint partner={props.form.base()} />
        <TextField label={t('partner.street')} required={false} {...field('street')} />
        <div class="grid gap-5 md:grid-cols-[10rem_1fr]">
          <TextField label={t('partners.postalCode')} required={false} {...field('postalCode')} />
          <TextField label={t('partner.town')} required={false} {...field('town')} />
        </div>
        <div class="grid gap-5 md:grid-cols-2">
          <Combobox
            label={t('partners.country')}
            options={countries()}
            value={props.form.draft.country}
            onChange={(country) => props.form.setDraft('country', country)}
            error={props.form.fault('country')}
          />
          <TextField
            label={t('partner.region')}
            hint={t('partner.regionHint')}
            required={false}
            {...field('region')}
          />
        </div>
        <details>
          <summary class="inline-flex min-h-9 items-center rounded-small font-medium text-ink-soft hover:text-ink touch:min-h-11">
            {t('partner.position')}
          </summary>
          <p class="mb-3 text-small text-ink-soft">{t('partner.positionHint')}</p>
          <div class="grid gap-5 md:grid-cols-2">
            <NumberField label={t('partner.latitude')} required={false} suffix="°" {...field('latitude')} />
            <NumberField label={t('partner.longitude')} required={false} suffix="°" {...field('longitude')} />
          </div>
        </details>
      </div>
    </Section>
  )
}
