import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { useQueries } from '@tanstack/solid-query'
import { t } from '../i18n/t.ts'
import { PartnerPicker, partnerNameQuery } from '../leads/partner-picker.tsx'
import { Chip } from '../partner/chips.tsx'
import { Checkbox } from '../ui/choice.tsx'
import { Select } from '../ui/select.tsx'
import { withMember } from './content.ts'
import type { Pool } from './content.ts'
import { useEditing } from './editing.ts'
import { ManyPicker } from './many-picker.tsx'
import { NumberInput } from './number-input.tsx'

interface PoolProps {
  readonly pool: Pool
  readonly at: string
  readonly onChange: (pool: Pool) => void
}

const named = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
const orNone = <One,>(list: readonly One[]) => (list.length === 0 ? undefined : list)

/** Which partners may get the lead. What is left open does not narrow. */
export function PoolEditor(props: PoolProps): JSX.Element {
  const editing = useEditing()
  const set = <Name extends keyof Pool>(name: Name, value: Pool[Name] | undefined) =>
    props.onChange(withMember(props.pool, name, value))
  return (
    <fieldset class="grid min-w-0 gap-4">
      <legend class="mb-3 font-semibold">{t('rules.pool')}</legend>
      <div class="grid items-start gap-4 @min-[34rem]:grid-cols-2 @min-[56rem]:grid-cols-3">
        <Select
          label={t('rules.territory')}
          value={props.pool.territory ?? 'must_cover'}
          options={[
            { value: 'must_cover', label: t('rules.territory_must_cover') },
            { value: 'any', label: t('rules.territory_any') },
          ]}
          onChange={(value) => set('territory', value)}
          error={editing.fault(`${props.at}/territory`)}
        />
        <Select
          label={t('rules.portfolio')}
          value={props.pool.portfolio ?? 'must_carry'}
          options={(['must_carry', 'must_be_certified', 'any'] as const).map((value) => ({
            value,
            label: t(`rules.portfolio_${value}`),
          }))}
          onChange={(value) => set('portfolio', value)}
          error={editing.fault(`${props.at}/portfolio`)}
        />
        <ManyPicker
          free
          label={t('rules.tiers')}
          placeholder={t('rules.anyTier')}
          options={named(editing.tiers())}
          values={props.pool.tiers ?? []}
          onChange={(tiers) => set('tiers', orNone(tiers))}
          error={editing.fault(`${props.at}/tiers`, true)}
        />
        <ManyPicker
          free
          label={t('rules.tags')}
          placeholder={t('rules.anyTag')}
          options={named(editing.tags())}
          values={props.pool.tags ?? []}
          onChange={(tags) => set('tags', orNone(tags))}
          error={editing.fault(`${props.at}/tags`, true)}
        />
        <NumberInput
          label={t('rules.withinKm')}
          placeholder={t('rules.anyDistance')}
          suffix="km"
          value={props.pool.withinKm}
          onChange={(km) => set('withinKm', km === '' ? undefined : km)}
          error={editing.fault(`${props.at}/withinKm`)}
        />
        <NamedPartners
          ids={props.pool.partners ?? []}
          onChange={(ids) => set('partners', orNone(ids))}
          error={editing.fault(`${props.at}/partners`, true)}
        />
      </div>
      <div class="flex flex-wrap gap-x-8">
        <Checkbox
          label={t('rules.language')}
          checked={props.pool.language ?? false}
          onChange={(on) => set('language', on || undefined)}
        />
        <Checkbox
          label={t('rules.openNow')}
          checked={props.pool.openNow ?? false}
          onChange={(on) => set('openNow', on || undefined)}
        />
      </div>
    </fieldset>
  )
}

function NamedPartners(props: {
  readonly ids: readonly string[]
  readonly onChange: (ids: string[]) => void
  readonly error: string | undefined
}): JSX.Element {
  const names = useQueries(() => ({ queries: props.ids.map((id) => partnerNameQuery(id)) }))
  const nameOf = (index: number, id: string) => {
    const query = names[index]
    return query?.isSuccess ? query.data.name : id.slice(0, 8)
  }
  return (
    <div class="grid gap-1.5">
      <PartnerPicker
        label={t('rules.partners')}
        value=""
        onChange={(id) => props.onChange([...new Set([...props.ids, id])])}
        error={props.error}
      />
      <Show when={props.ids.length > 0}>
        <ul class="flex flex-wrap gap-1.5">
          <For each={props.ids}>
            {(id, index) => (
              <li>
                <Chip
                  text={nameOf(index(), id)}
                  onRemove={() => props.onChange(props.ids.filter((one) => one !== id))}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}
