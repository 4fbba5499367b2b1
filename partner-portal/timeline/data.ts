/** A text in an entry's data, or undefined. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** A figure in an entry's data, or undefined. */
export const figureOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined
