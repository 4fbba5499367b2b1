/** How a figure stands against the one before: how far it moved, and whether that is good. */
export interface Change {
  /** Now minus before, in the figure's own unit. */
  readonly by: number
  readonly better: boolean | null
}

/** What is wished of a figure: more of it, less of it, or neither. */
export type Wish = 'more' | 'less' | 'neither'

/** Fewer than this are too few to compare by. */
export const enough = 10

/** The change since the period before; null where either has no figure or rests on too few. */
export function changeOf(
  now: number | null,
  before: number | null | undefined,
  wish: Wish,
  basis: { readonly now: number; readonly before: number },
): Change | null {
  if (now === null || before === null || before === undefined) return null
  if (basis.now < enough || basis.before < enough) return null
  const by = now - before
  if (wish === 'neither' || by === 0) return { by, better: null }
  return { by, better: wish === 'more' ? by > 0 : by < 0 }
}
