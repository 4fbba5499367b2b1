import { useQuery } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Section } from '../ui/page.tsx'
import { withMember } from './content.ts'
import { partnersQuery } from './data.ts'
import type { DraftState } from './draft-state.ts'
import { messagesAt } from './faults.ts'
import { OnePicker } from './many-picker.tsx'
import { OrderedList } from './ordered-list.tsx'

/** The tiers from the highest to the lowest, for the order by tier. */
export function TiersSection(props: { readonly draft: DraftState; readonly readOnly: boolean }): JSX.Element {
  const partners = useQuery(partnersQuery)
  const tiers = () => props.draft.content().tiers ?? []
  const set = (next: readonly string[]) =>
    props.draft.edit(withMember(props.draft.content(), 'tiers', next.length === 0 ? undefined : next))
  const others = () => {
    const rows = partners.isSuccess ? partners.data.rows : []
    const all = new Set(rows.flatMap(({ tier }) => tier ?? []))
    return [...all].filter((tier) => !tiers().includes(tier)).sort()
  }
  const rest = () => props.draft.faults().filter(({ list }) => list === 'rest')
  return (
    <Section title={t('rules.tierOrder')}>
      <fieldset disabled={props.readOnly} class="grid min-w-0 gap-3">
        <legend class="sr-only">{t('rules.tierOrder')}</legend>
        <p class="text-ink-soft">{t('rules.tierOrderText')}</p>
        <Show when={tiers().length > 0}>
          <OrderedList values={tiers()} labelOf={(tier) => tier} onChange={set} />
        </Show>
        <OnePicker
          bare
          free
          class="md:max-w-dialog"
          label={t('rules.addTier')}
          placeholder={t('rules.addTier')}
          options={others().map((value) => ({ value, label: value }))}
          value=""
          onChange={(tier) => set([...new Set([...tiers(), tier])])}
          error={messagesAt(rest(), '/tiers', true)[0]}
        />
      </fieldset>
    </Section>
  )
}
