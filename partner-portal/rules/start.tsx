import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { emptyContent } from './content.ts'
import type { Content } from './content.ts'
import { templateSet, templateSets } from './templates.ts'

/** Three rule sets to begin with, or an empty one. */
export function Start(props: { readonly onChoose: (content: Content) => void }): JSX.Element {
  return (
    <div class="grid gap-5">
      <div>
        <h2 class="text-large font-semibold">{t('rules.startTitle')}</h2>
        <p class="text-ink-soft">{t('rules.startText')}</p>
      </div>
      <ul class="grid gap-5 md:grid-cols-3">
        <For each={templateSets}>
          {(set) => (
            <li class="card flex flex-col gap-2 p-5">
              <h3 class="font-semibold">{t(`rules.starter_${set}`)}</h3>
              <p class="text-ink-soft">{t(`rules.starterText_${set}`)}</p>
              <ol class="flex-1 list-decimal pl-5 text-small text-ink-soft">
                <For each={templateSet(set).rules}>{(rule) => <li>{rule.name}</li>}</For>
              </ol>
              <div class="mt-2">
                <Button
                  wide
                  aria-label={t('rules.startWith', { name: t(`rules.starter_${set}`) })}
                  onClick={() => props.onChoose(templateSet(set))}
                >
                  {t('rules.start')}
                </Button>
              </div>
            </li>
          )}
        </For>
      </ul>
      <p>
        <Button tone="quiet" onClick={() => props.onChoose({ ...emptyContent })}>
          {t('rules.startEmpty')}
        </Button>
      </p>
    </div>
  )
}
