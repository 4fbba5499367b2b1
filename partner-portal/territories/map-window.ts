import { createEffect, createSignal } from 'solid-js'

/** A part of the plane, in kilometres. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const nearest = 12

/** What of the map is in sight: nearer, further, dragged along; the whole again when the map changes. */
export function createMapWindow(whole: () => Box) {
  const [box, setBox] = createSignal(whole())
  createEffect(() => setBox(whole()))
  const by = (factor: number) => {
    const { x, y, width, height } = box()
    const scale = Math.min(1, Math.max(1 / nearest, (width * factor) / whole().width))
    const next = { width: whole().width * scale, height: whole().height * scale }
    setBox({ x: x + (width - next.width) / 2, y: y + (height - next.height) / 2, ...next })
  }
  return {
    box,
    /** How many kilometres one of the whole map's is drawn as: 1 for the whole. */
    scale: () => box().width / whole().width,
    nearer: () => by(0.6),
    further: () => by(1 / 0.6),
    reset: () => setBox(whole()),
    /** @param dx in parts of the width, @param dy of the height */
    move: (dx: number, dy: number) =>
      setBox((now) => ({ ...now, x: now.x - dx * now.width, y: now.y - dy * now.height })),
  }
}
export type MapWindow = ReturnType<typeof createMapWindow>

/** Drags the window along with the pointer; a press without a move stays a click. */
export function dragged(window: MapWindow) {
  let last: { x: number; y: number } | undefined
  return {
    onPointerDown: (event: PointerEvent) => {
      last = event.pointerType === 'touch' && window.scale() === 1 ? undefined : { x: event.x, y: event.y }
    },
    onPointerMove: (event: PointerEvent & { currentTarget: SVGSVGElement }) => {
      if (!last || event.buttons === 0) return
      const { width, height } = event.currentTarget.getBoundingClientRect()
      window.move((event.x - last.x) / width, (event.y - last.y) / height)
      last = { x: event.x, y: event.y }
    },
    onPointerUp: () => void (last = undefined),
  }
}
