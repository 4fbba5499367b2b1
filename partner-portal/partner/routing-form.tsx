import type { JSX } from 'solid-js'
import { For } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Combobox } from '../ui/combobox.tsx'
import { Section } from '../ui/page.tsx'
import { NumberField, TextField } from '../ui/text-field.tsx'
import { Chip, ChipsField } from './chips.tsx'
import type { PartnerForm } from './form-state.ts'
import { languageName, languageOptions } from './languages.ts'

/** What rules look at besides territory and products. */
export function RoutingForm(props: { readonly form: PartnerForm }): JSX.Element {
  const spoken = () => props.form.draft.languages
  const speak = (languages: string[]) => props.form.setDraft('languages', languages)
  return (
    <Section title={t('partner.routing')}>
      <div class="grid gap-5">
        <div class="grid gap-5 md:grid-cols-3">
          <TextField
            label={t('partners.tier')}
            hint={t('partner.tierHint')}
            required={false}
            autocapitalize="off"
            value={props.form.draft.tier}
            onInput={(text) => props.form.setDraft('tier', text)}
            error={props.form.fault('tier')}
          />
          <NumberField
            label={t('partner.weight')}
            hint={t('partner.weightHint')}
            required
            value={props.form.draft.weight}
            onInput={(text) => props.form.setDraft('weight', text)}
            error={props.form.fault('weight')}
          />
          <NumberField
            label={t('partner.capacity')}
            hint={t('partner.capacityHint')}
            required={false}
            value={props.form.draft.capacity}
            onInput={(text) => props.form.setDraft('capacity', text)}
            error={props.form.fault('capacity')}
          />
        </div>
        <ChipsField
          label={t('partner.tags')}
          hint={t('partner.tagsHint')}
          chips={props.form.draft.tags}
          read={(typed) =>
            typed
              .toLowerCase()
              .split(/[,;\s]+/)
              .filter(Boolean)
          }
          onChange={(tags) => props.form.setDraft('tags', tags)}
          error={props.form.fault('tags')}
        />
        <div class="grid gap-2">
          <Combobox
            label={t('partner.languages')}
            placeholder={t('partner.addLanguage')}
            options={languageOptions().filter(({ value }) => !spoken().includes(value))}
            value=""
            onChange={(language) => speak([...spoken(), language])}
            error={props.form.fault('languages')}
          />
          <ul class="flex flex-wrap gap-1.5">
            <For each={spoken()}>
              {(code) => (
                <li>
                  <Chip
                    text={languageName(code)}
                    onRemove={() => speak(spoken().filter((one) => one !== code))}
                  />
                </li>
              )}
            </For>
          </ul>
        </div>
      </div>
    </Section>
  )
}
