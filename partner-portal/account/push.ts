import type { DeviceView, PreferencesView } from '../../shared/channels.ts'
import { api } from '../api/client.ts'

/** Whether this browser can take pushes at all. */
export const canPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

const subscription = async (): Promise<PushSubscription | null> =>
  (await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription()) ?? null

/** Which of the person's devices this browser is. */
export async function thisDevice({ devices }: PreferencesView): Promise<DeviceView | null> {
  const endpoint = canPush() ? (await subscription())?.endpoint : undefined
  return devices.find(({ ending }) => endpoint?.endsWith(ending)) ?? null
}

/** Asks the person and the browser, and tells the server. Answers false when the person says no. */
export async function switchOn(pushKey: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false
  const { pushManager } = await navigator.serviceWorker.ready
  const options = { userVisibleOnly: true, applicationServerKey: pushKey }
  const taken = await pushManager.subscribe(options)
  const { endpoint, keys } = taken.toJSON()
  await api.post('/me/devices', { endpoint, keys, device: browserName() })
  return true
}

export async function switchOff(id: string): Promise<void> {
  await api.delete(`/me/devices/${id}`)
  await (await subscription())?.unsubscribe()
}

/** The browser and its system, as a person would say it. */
function browserName(): string {
  const agent = navigator.userAgent
  const browser = /Firefox|Edg|OPR|Chrome|Safari/.exec(agent)?.[0] ?? 'Browser'
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(agent)?.[0]
  const name = browser === 'Edg' ? 'Edge' : browser === 'OPR' ? 'Opera' : browser
  return system ? `${name}, ${system}` : name
}
