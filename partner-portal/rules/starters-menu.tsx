import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { starterKeys, starterText, textOf } from './starters.ts'

/** Three rule sets to begin with, or an empty one. */
export function Starters(props: { readonly onChoose: (text: string) => void }): JSX.Element {
  return (
    <div class="grid gap-5">
      <div>
        <h2 class="text-large font-semibold">{t('rules.startTitle')}</h2>
        <p class="text-ink-soft">{t('rules.startText')}</p>
      </div>
      <ul class="grid gap-5 md:grid-cols-3">
        <For each={starterKeys}>
          {(key) => (
            <li class="card flex flex-col gap-2 p-5">
              <h3 class="font-semibold">{t(`rules.starter_${key}`)}</h3>
              <p class="flex-1 text-ink-soft">{t(`rules.starterText_${key}`)}</p>
              <div class="mt-2">
                <Button
                  wide
                  aria-label={t('rules.startWith', { name: t(`rules.starter_${key}`) })}
                  onClick={() => props.onChoose(starterText(key))}
                >
                  {t('rules.start')}
                </Button>
              </div>
            </li>
          )}
        </For>
      </ul>
      <p>
        <Button tone="quiet" onClick={() => props.onChoose(textOf({ rules: [], fallback: null }))}>
          {t('rules.startEmpty')}
        </Button>
      </p>
    </div>
  )
}
