import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import { Logo } from '../app/logo.tsx'
import { language, languageNames, languages, speak } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { createTitle } from '../ui/page.tsx'
import { Relay } from './relay.tsx'

interface DoorProps {
  readonly title: string
  readonly lead?: JSX.Element
  readonly children: JSX.Element
}

/** The frame of every page before somebody is signed in. */
export function Door(props: DoorProps): JSX.Element {
  createTitle(() => props.title)
  return (
    <div class="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div class="flex flex-col px-6 py-6 md:px-10">
        <header class="flex items-center gap-2.5">
          <Logo />
          <span class="text-large font-semibold">Baton</span>
        </header>
        <main class="mx-auto grid w-full max-w-form flex-1 content-center py-10">
          <h1 class="text-title font-semibold">{props.title}</h1>
          <p class="mt-1 text-ink-soft">{props.lead}</p>
          <div class="mt-7">{props.children}</div>
        </main>
        <Languages />
      </div>
      <Relay />
    </div>
  )
}

/** The languages that a page in the open can be read in. */
export function Languages(): JSX.Element {
  return (
    <footer class="mx-auto flex w-full max-w-form gap-1">
      <For each={languages}>
        {(one) => (
          <button
            type="button"
            lang={one}
            aria-pressed={one === language()}
            class="min-h-8 rounded-small px-2 text-small first:-ml-2 hover:bg-sunken touch:min-h-11 touch:px-3"
            classList={{ 'font-semibold text-ink': one === language(), 'text-ink-soft': one !== language() }}
            onClick={() => void speak(one, 'partner')}
          >
            {languageNames[one]}
          </button>
        )}
      </For>
      <span class="sr-only">{t('shell.language')}</span>
    </footer>
  )
}
