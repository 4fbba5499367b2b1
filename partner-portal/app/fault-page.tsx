import { onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'

/** Where the portal itself broke; the error goes to the console, never to the user. */
export function FaultPage(props: { readonly error: unknown }): JSX.Element {
  // A page that was never opened on this device cannot be loaded now; nothing of it broke.
  const offline = !navigator.onLine
  onMount(() => console.error(props.error))
  return (
    <div role="alert" class="mx-auto grid max-w-form justify-items-center gap-2 px-4 py-24 text-center">
      <h1 class="text-large font-semibold">{t(offline ? 'shell.offlineTitle' : 'shell.faultTitle')}</h1>
      <p class="text-ink-soft">{t(offline ? 'shell.offlineText' : 'shell.faultText')}</p>
      <div class="mt-4">
        <Button tone="primary" onClick={() => location.reload()}>
          {t('shell.loadAgain')}
        </Button>
      </div>
    </div>
  )
}
