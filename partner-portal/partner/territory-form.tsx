import X from 'lucide-solid/icons/x'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { countryName } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { countries } from '../partners/countries.ts'
import { IconButton } from '../ui/button.tsx'
import { Checkbox, RadioGroup } from '../ui/choice.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { Section } from '../ui/page.tsx'
import { Notice } from '../ui/status.tsx'
import { NumberField } from '../ui/text-field.tsx'
import { ChipsField } from './chips.tsx'
import type { PartnerForm } from './form-state.ts'
import { codesIn } from './territory.ts'
import type { Area } from './territory.ts'

/** Where it sells: everywhere, or country by country and within a radius; any part suffices. */
export function TerritoryForm(props: { readonly form: PartnerForm }): JSX.Element {
  const areas = () => props.form.draft.areas
  const change = (country: string, changes: Partial<Area>) =>
    props.form.setDraft('areas', (area) => area.country === country, changes)
  const add = (country: string) =>
    props.form.setDraft('areas', (all) => [...all, { country, whole: false, regions: [], codes: [] }])
  const remove = (country: string) =>
    props.form.setDraft('areas', (all) => all.filter((area) => area.country !== country))
  const free = () => countries().filter(({ value }) => !areas().some((area) => area.country === value))
  return (
    <Section title={t('partner.territory')}>
      <div class="grid gap-5">
        <Show when={props.form.fault('territory')}>
          {(fault) => (
            <Notice tone="bad" alert>
              {fault()}
            </Notice>
          )}
        </Show>
        <RadioGroup
          bar
          label={t('partner.sells')}
          value={props.form.draft.everywhere ? 'everywhere' : 'parts'}
          onChange={(value) => props.form.setDraft('everywhere', value === 'everywhere')}
          options={[
            { value: 'everywhere', label: t('partner.everywhere') },
            { value: 'parts', label: t('partner.parts') },
          ]}
        />
        <Show when={!props.form.draft.everywhere}>
          <p class="-mt-2 text-small text-ink-soft">{t('partner.partsHint')}</p>
          <For each={areas()}>
            {(area) => (
              <AreaForm
                area={area}
                onChange={(changes) => change(area.country, changes)}
                onRemove={() => remove(area.country)}
              />
            )}
          </For>
          <Combobox
            label={t('partner.addCountry')}
            placeholder={t('partner.addCountryText')}
            options={free()}
            value=""
            onChange={add}
          />
          <NumberField
            class="md:max-w-80"
            label={t('partner.radius')}
            required={false}
            suffix="km"
            value={props.form.draft.radiusKm}
            onInput={(text) => props.form.setDraft('radiusKm', text)}
          />
        </Show>
      </div>
    </Section>
  )
}

interface AreaFormProps {
  readonly area: Area
  readonly onChange: (changes: Partial<Area>) => void
  readonly onRemove: () => void
}

function AreaForm(props: AreaFormProps): JSX.Element {
  const name = () => countryName(props.area.country)
  return (
    <fieldset class="rounded-large border border-line p-4 pt-2">
      <legend class="px-1 font-medium">
        <span class="inline-flex items-center gap-1">
          {name()}
          <IconButton
            icon={X}
            label={t('partner.removeChip', { name: name() })}
            onClick={() => props.onRemove()}
          />
        </span>
      </legend>
      <div class="grid gap-4">
        <Checkbox
          label={t('partner.wholeCountry')}
          checked={props.area.whole}
          onChange={(whole) => props.onChange({ whole })}
        />
        <Show when={!props.area.whole}>
          <ChipsField
            label={t('partner.codes')}
            hint={t('partner.codesHint')}
            chips={props.area.codes}
            read={codesIn}
            onChange={(codes) => props.onChange({ codes })}
          />
          <ChipsField
            label={t('partner.regions')}
            hint={t('partner.regionsHint')}
            chips={props.area.regions}
            onChange={(regions) => props.onChange({ regions })}
          />
        </Show>
      </div>
    </fieldset>
  )
}
