import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'

interface Target {
  readonly onOver: (inside: boolean) => void
  readonly onDrop: (cardKey: string) => void
}

/** Loaded when a board is shown to somebody with a mouse; each function returns its undoing. */
export const boardDrag = {
  card: (element: HTMLElement, key: string, onDragging: (dragging: boolean) => void) =>
    draggable({
      element,
      getInitialData: () => ({ card: key }),
      onDragStart: () => onDragging(true),
      // The places to drop on go away with the dragging; they must hear of the drop first.
      onDrop: () => queueMicrotask(() => onDragging(false)),
    }),
  target: (element: HTMLElement, target: Target) =>
    dropTargetForElements({
      element,
      canDrop: ({ source }) => typeof source.data['card'] === 'string',
      onDragEnter: () => target.onOver(true),
      onDragLeave: () => target.onOver(false),
      onDrop: ({ source }) => {
        target.onOver(false)
        target.onDrop(String(source.data['card']))
      },
    }),
}

export type BoardDrag = typeof boardDrag
