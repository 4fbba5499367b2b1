import { createSignal, onCleanup } from 'solid-js'

export interface KeyBinding {
  /** `?`, `a`, `g i` (one after the other), `Alt+ArrowRight`, `Ctrl+k` (⌘ on a Mac). */
  readonly keys: string
  /** What it does, for the list of keys. */
  readonly label: string
  readonly group: 'go' | 'list' | 'screen'
  readonly run: (event: KeyboardEvent) => void
}

type Bindings = () => readonly KeyBinding[]

const [bound, setBound] = createSignal<readonly Bindings[]>([])
const [singleKeys, setSingle] = createSignal(localStorageHas('baton.keys', 'off') === false)

function localStorageHas(name: string, value: string): boolean {
  try {
    return localStorage.getItem(name) === value
  } catch {
    return false
  }
}

/** Whether single letters act; WCAG 2.1.4 wants them to be switched off. */
export { singleKeys }

/** Switches single letters on or off for this device. */
export function setSingleKeys(on: boolean): void {
  setSingle(on)
  try {
    localStorage.setItem('baton.keys', on ? 'on' : 'off')
  } catch {
    // Without storage the choice lasts until the page is left.
  }
}

/** Keys that work while the calling component is there; the newest wins where two want the same. */
export function createKeys(bindings: Bindings): void {
  setBound((all) => [...all, bindings])
  onCleanup(() => setBound((all) => all.filter((one) => one !== bindings)))
}

/** All keys that work now, the newest first, each once. */
export function currentKeys(): readonly KeyBinding[] {
  const all = [...bound()].reverse().flatMap((bindings) => bindings())
  return all.filter((binding, index) => all.findIndex(({ keys }) => keys === binding.keys) === index)
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), select, textarea'))

function nameOf(event: KeyboardEvent): string {
  const control = event.ctrlKey || event.metaKey ? 'Ctrl+' : ''
  return `${control}${event.altKey ? 'Alt+' : ''}${event.key}`
}

let before = { key: '', at: 0 }

/** Listens for the whole page; called once by the app's frame. */
export function createKeyboard(): void {
  const press = (event: KeyboardEvent) => {
    const name = nameOf(event)
    const single = !event.ctrlKey && !event.metaKey && !event.altKey
    if (event.defaultPrevented || event.isComposing) return
    if (single && (isTyping(event.target) || !singleKeys())) return
    // A modal dialog has the keyboard for itself.
    if (document.querySelector('dialog:modal, [role=menu]:popover-open')) return
    const sequence = event.timeStamp - before.at < 1000 ? `${before.key} ${name}` : name
    before = { key: name, at: event.timeStamp }
    const keys = currentKeys()
    const binding = keys.find(({ keys }) => keys === sequence) ?? keys.find(({ keys }) => keys === name)
    if (!binding) return
    event.preventDefault()
    binding.run(event)
  }
  document.addEventListener('keydown', press)
  onCleanup(() => document.removeEventListener('keydown', press))
}
