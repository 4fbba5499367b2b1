import { Show, createSignal, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Notice } from '../ui/status.tsx'

/** Says that the device has no net, as long as it has none: an answer needs it. */
export function Offline(): JSX.Element {
  const [online, setOnline] = createSignal(navigator.onLine)
  const note = () => setOnline(navigator.onLine)
  addEventListener('online', note)
  addEventListener('offline', note)
  onCleanup(() => {
    removeEventListener('online', note)
    removeEventListener('offline', note)
  })
  return (
    <Show when={!online()}>
      <Notice tone="warn" title={t('answer.offline')} alert>
        {t('answer.offlineText')}
      </Notice>
    </Show>
  )
}
