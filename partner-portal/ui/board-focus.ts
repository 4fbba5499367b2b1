/** The links of a column's cards, from the top. */
export const cardsIn = (root: HTMLElement, columnId: string): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(`[data-column="${CSS.escape(columnId)}"] [data-card]`),
]

/** Gives a card the focus wherever it stands now. */
export function focusCard(root: HTMLElement, key: string): void {
  const card = root.querySelector<HTMLElement>(`[data-card="${CSS.escape(key)}"]`)
  card?.focus()
  card?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** Where an arrow leads from one of several columns: up and down in it, sideways to the next that has any. */
export function arrowTarget<Item>(
  columns: readonly (readonly Item[])[],
  at: number,
  from: Item,
  key: string,
): Item | undefined {
  const row = columns[at]?.indexOf(from) ?? -1
  if (row < 0) return undefined
  if (key === 'ArrowDown') return columns[at]?.[row + 1]
  if (key === 'ArrowUp') return columns[at]?.[row - 1]
  const sideways =
    key === 'ArrowRight' ? columns.slice(at + 1) : key === 'ArrowLeft' ? columns.slice(0, at).reverse() : []
  const next = sideways.find((column) => column.length > 0)
  return next?.[Math.min(row, next.length - 1)]
}
