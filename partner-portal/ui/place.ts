import { createEffect, onCleanup } from 'solid-js'

type Side = 'below' | 'above'
type Align = 'start' | 'end' | 'center'

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const margin = 8

/** Where a box goes beside its anchor: on the wanted side if it fits, else the other; always inside the window. */
export function placeOf(
  anchor: Box,
  size: Pick<Box, 'width' | 'height'>,
  window: Pick<Box, 'width' | 'height'>,
  wanted: Side,
  align: Align,
): { readonly left: number; readonly top: number } {
  const above = anchor.top - size.height - 4
  const below = anchor.top + anchor.height + 4
  const fits = wanted === 'below' ? below + size.height <= window.height - margin : above >= margin
  const roomier = anchor.top > window.height - anchor.top - anchor.height ? 'above' : 'below'
  const side = fits ? wanted : roomier
  const slack = { start: 0, center: (anchor.width - size.width) / 2, end: anchor.width - size.width }[align]
  const furthest = Math.max(margin, window.width - size.width - margin)
  return {
    left: Math.min(Math.max(anchor.left + slack, margin), furthest),
    top: Math.max(margin, Math.min(side === 'below' ? below : above, window.height - size.height - margin)),
  }
}

export interface Placing {
  readonly anchor: () => Element | undefined
  readonly floating: () => HTMLElement | undefined
  readonly open: () => boolean
  readonly side?: Side
  readonly align?: Align
  /** At least as wide as the anchor. */
  readonly match?: boolean
}

/** Keeps a popover beside its anchor in the top layer while it is open. */
export function createPlace(placing: Placing): void {
  createEffect(() => {
    const anchor = placing.anchor()
    const floating = placing.floating()
    if (!placing.open() || !anchor || !floating) return
    const put = () => {
      const box = anchor.getBoundingClientRect()
      if (placing.match) floating.style.minWidth = `${box.width}px`
      const window = { width: document.documentElement.clientWidth, height: innerHeight }
      const size = { width: floating.offsetWidth, height: floating.offsetHeight }
      const at = placeOf(box, size, window, placing.side ?? 'below', placing.align ?? 'start')
      floating.style.left = `${at.left}px`
      floating.style.top = `${at.top}px`
    }
    if (floating.isConnected && !floating.matches(':popover-open')) floating.showPopover()
    put()
    const watch = new ResizeObserver(put)
    watch.observe(floating)
    addEventListener('scroll', put, true)
    addEventListener('resize', put)
    onCleanup(() => {
      watch.disconnect()
      removeEventListener('scroll', put, true)
      removeEventListener('resize', put)
      if (floating.isConnected && floating.matches(':popover-open')) floating.hidePopover()
    })
  })
}
