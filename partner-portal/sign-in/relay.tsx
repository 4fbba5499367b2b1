import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'

// Lanes of a track: [from y, to y, where the baton is handed over].
const lanes = [
  [120, 84, 210],
  [200, 176, 330],
  [280, 292, 150],
  [360, 396, 270],
  [440, 512, 390],
] as const

const lane = (from: number, to: number) => `M-20 ${from} C 200 ${from}, 300 ${to}, 620 ${to}`

/** The quiet half of the door: what Baton is for, and lanes of a relay. */
export function Relay(): JSX.Element {
  return (
    <aside class="relative hidden overflow-hidden border-l border-line bg-brand-tint lg:block">
      <svg
        viewBox="0 0 600 600"
        preserveAspectRatio="xMidYMid slice"
        class="absolute inset-0 size-full text-brand"
        aria-hidden="true"
      >
        <For each={lanes}>
          {([from, to, x], index) => (
            <g>
              <path
                d={lane(from, to)}
                fill="none"
                stroke="currentColor"
                stroke-opacity="0.16"
                stroke-width="1.5"
              />
              <path
                d={lane(from, to)}
                fill="none"
                stroke="currentColor"
                stroke-opacity={index() === 2 ? '1' : '0.35'}
                stroke-width="7"
                stroke-linecap="round"
                stroke-dasharray={`64 2000`}
                stroke-dashoffset={-x}
              />
            </g>
          )}
        </For>
      </svg>
      <div class="absolute inset-x-0 bottom-0 bg-linear-to-t from-brand-tint from-60% to-transparent p-10 pt-32">
        <p class="max-w-form text-title font-semibold text-balance">{t('signIn.tagline')}</p>
        <p class="mt-2 max-w-form text-ink-soft">{t('signIn.taglineText')}</p>
      </div>
    </aside>
  )
}
