import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'

export type Half = 'above' | 'below'

interface Row {
  readonly element: HTMLElement
  /** What is taken hold of; the rest of the row stays selectable text. */
  readonly handle: HTMLElement
  readonly key: string
  readonly onDragging: (dragging: boolean) => void
  /** The half of this row over which another one is held. */
  readonly onOver: (half: Half | undefined) => void
  readonly onDrop: (key: string, half: Half) => void
}

const half = (element: Element, y: number): Half => {
  const { top, height } = element.getBoundingClientRect()
  return y < top + height / 2 ? 'above' : 'below'
}

/** Makes a row of the list something to drag and to drop on; loaded for a pointer alone. Returns its undoing. */
export function dragRow(row: Row): () => void {
  const stopDragging = draggable({
    element: row.element,
    dragHandle: row.handle,
    getInitialData: () => ({ rule: row.key }),
    onDragStart: () => row.onDragging(true),
    onDrop: () => row.onDragging(false),
  })
  const stopTarget = dropTargetForElements({
    element: row.element,
    canDrop: ({ source }) => typeof source.data['rule'] === 'string' && source.data['rule'] !== row.key,
    onDrag: ({ self, location }) => row.onOver(half(self.element, location.current.input.clientY)),
    onDragLeave: () => row.onOver(undefined),
    onDrop: ({ source, self, location }) => {
      row.onOver(undefined)
      row.onDrop(String(source.data['rule']), half(self.element, location.current.input.clientY))
    },
  })
  return () => {
    stopDragging()
    stopTarget()
  }
}

export type DragRow = typeof dragRow
