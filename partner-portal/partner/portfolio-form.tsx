import { useQuery } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Checkbox, RadioGroup } from '../ui/choice.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Notice } from '../ui/status.tsx'
import { Chip } from './chips.tsx'
import { productLinesQuery } from './data.ts'
import type { PartnerForm } from './form-state.ts'

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

/** Which product lines it carries; names that no line bears are marked and can be taken out. */
export function PortfolioForm(props: { readonly form: PartnerForm }): JSX.Element {
  const lines = useQuery(productLinesQuery)
  const carried = () => props.form.draft.portfolio
  const carries = (name: string) => carried().some((one) => same(one, name))
  const set = (portfolio: string[]) => props.form.setDraft('portfolio', portfolio)
  const without = (name: string) => carried().filter((one) => !same(one, name))
  const unknown = (known: readonly { name: string }[]) =>
    carried().filter((name) => !known.some((line) => same(line.name, name)))
  const near = (name: string) => props.form.base().unknownProducts.find((one) => one.name === name)?.near
  return (
    <Section title={t('partner.portfolio')}>
      <div class="grid gap-4">
        <Show when={props.form.fault('portfolio')}>
          {(fault) => (
            <Notice tone="bad" alert>
              {fault()}
            </Notice>
          )}
        </Show>
        <RadioGroup
          bar
          label={t('partner.carries')}
          value={props.form.draft.everything ? 'everything' : 'some'}
          onChange={(value) => props.form.setDraft('everything', value === 'everything')}
          options={[
            { value: 'everything', label: t('partner.everything') },
            { value: 'some', label: t('partner.some') },
          ]}
        />
        <Show when={!props.form.draft.everything}>
          <Loaded query={lines}>
            {(list) => (
              <>
                <div class="grid gap-x-5 md:grid-cols-2">
                  <For
                    each={list().rows}
                    fallback={<p class="text-ink-soft">{t('partner.noProductLines')}</p>}
                  >
                    {(line) => (
                      <Checkbox
                        label={line.name}
                        checked={carries(line.name)}
                        onChange={(on) => set(on ? [...carried(), line.name] : without(line.name))}
                      />
                    )}
                  </For>
                </div>
                <For each={unknown(list().rows)}>
                  {(name) => (
                    <p class="flex flex-wrap items-center gap-2">
                      <Chip warn text={name} onRemove={() => set(without(name))} />
                      <span class="text-small text-warn">{t('partner.unknownHere')}</span>
                      <Show when={near(name)}>
                        {(meant) => (
                          <button
                            type="button"
                            class="link text-small"
                            onClick={() => set([...new Set([...without(name), meant()])])}
                          >
                            {t('partner.useInstead', { name: meant() })}
                          </button>
                        )}
                      </Show>
                    </p>
                  )}
                </For>
              </>
            )}
          </Loaded>
        </Show>
      </div>
    </Section>
  )
}
