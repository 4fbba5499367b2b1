import { createSignal } from 'solid-js'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const chosen = (): Theme =>
  themes.find((theme) => theme === document.documentElement.dataset['theme']) ?? 'system'

const [theme, setSignal] = createSignal<Theme>(chosen())

/** The theme chosen on this device; `public/theme.js` applies it before the first paint. */
export { theme }

/** Chooses a theme for this device. */
export function setTheme(next: Theme): void {
  setSignal(next)
  if (next === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = next
  try {
    localStorage.setItem('baton.theme', next)
  } catch {
    // Without storage the choice lasts until the page is left.
  }
}
