import { For, Show, createEffect, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { DeviceView, PreferencesView } from '../../shared/channels.ts'
import { api } from '../api/client.ts'
import { queryClient } from '../app/queries.ts'
import { calendarDay } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { canPush, switchOff, switchOn, thisDevice } from './push.ts'

const readAgain = () => queryClient.invalidateQueries({ queryKey: ['preferences'] })

/** Pushes on the browser that is looked at, and the person's others. */
export function ThisDevice(props: { readonly view: PreferencesView }): JSX.Element {
  const [own, setOwn] = createSignal<DeviceView | null>(null)
  const [denied, setDenied] = createSignal(false)
  createEffect(() => void thisDevice(props.view).then(setOwn))
  const turn = createDeed(async () => {
    const device = own()
    if (device) await switchOff(device.id)
    else if (props.view.pushKey) setDenied(!(await switchOn(props.view.pushKey)))
    await readAgain()
  })
  const text = () => {
    if (!canPush() || !props.view.pushKey) return t('notices.deviceNone')
    if (denied()) return t('notices.deviceDenied')
    return own() ? t('notices.deviceOn') : t('notices.deviceOff')
  }
  const others = () => props.view.devices.filter(({ id }) => id !== own()?.id)
  return (
    <div class="grid gap-3 border-t border-line pt-4">
      <div class="flex flex-wrap items-center justify-between gap-4">
        <div class="min-w-0 flex-1 basis-56">
          <h3 class="font-medium">{t('notices.device')}</h3>
          <p class="text-small text-ink-soft">{text()}</p>
        </div>
        <Show when={canPush() && props.view.pushKey}>
          <Button busy={turn.busy()} onClick={turn.run}>
            {own() ? t('notices.switchOff') : t('notices.switchOn')}
          </Button>
        </Show>
      </div>
      <Show when={others().length}>
        <h4 class="text-small font-medium">{t('notices.others')}</h4>
        <ul class="grid gap-2">
          <For each={others()}>{(device) => <Other device={device} />}</For>
        </ul>
      </Show>
    </div>
  )
}

function Other(props: { readonly device: DeviceView }): JSX.Element {
  const remove = createDeed(async () => {
    await api.delete(`/me/devices/${props.device.id}`)
    await readAgain()
  })
  return (
    <li class="flex flex-wrap items-center justify-between gap-3">
      <span>
        {props.device.device ?? t('notices.device')},{' '}
        <span class="text-ink-soft">
          {t('notices.since', { at: calendarDay(props.device.createdAt.slice(0, 10)) })}
        </span>
      </span>
      <Button tone="quiet" busy={remove.busy()} onClick={remove.run}>
        {t('notices.remove')}
      </Button>
    </li>
  )
}
