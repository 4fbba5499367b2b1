import { onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'

/** Where the portal itself broke; the error goes to the console, never to the user. */
export function FaultPage(props: { readonly error: unknown }): JSX.Element {
  onMount(() => console.error(props.error))
  return (
    <div role="alert" class="mx-auto grid max-w-form justify-items-center gap-2 px-4 py-24 text-center">
      <h1 class="text-large font-semibold">{t('shell.faultTitle')}</h1>
      <p class="text-ink-soft">{t('shell.faultText')}</p>
      <div class="mt-4">
        <Button tone="primary" onClick={() => location.reload()}>
          {t('shell.loadAgain')}
        </Button>
      </div>
    </div>
  )
}
