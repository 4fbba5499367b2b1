/** A number as a link that calls it. */
export const telephone = (number: string): string => `tel:${number.replace(/[^+\d]/g, '')}`
