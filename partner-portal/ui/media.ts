import { createSignal } from 'solid-js'

function media(query: string): () => boolean {
  const list = matchMedia(query)
  const [matches, setMatches] = createSignal(list.matches)
  list.addEventListener('change', () => setMatches(list.matches))
  return matches
}

/** Narrower than 768 px: one column, bottom bar, cards instead of tables. */
export const isPhone = media('(width < 48rem)')
