import { locale } from '../i18n/language.ts'

/** An amount as people write it in the current language, `12.500,50` or `12,500.50`; undefined where it is none. */
export function amountOf(typed: string): number | undefined {
  const plain = typed.replace(/[\s\u00a0\u202f'’]/g, '')
  const decimal = new Intl.NumberFormat(locale())
    .formatToParts(1.5)
    .find(({ type }) => type === 'decimal')?.value
  const group = decimal === ',' ? '.' : ','
  // «12.50» in German is meant as it is written: only groups of three are groups.
  const grouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})+(?=$|\\${decimal ?? '.'})`)
  const ungrouped = grouped.test(plain) ? plain.replaceAll(group, '') : plain.replace(group, '.')
  const number = ungrouped.replace(decimal ?? '.', '.')
  return /^\d+(\.\d*)?$/.test(number) ? Number(number) : undefined
}

/** An amount to go on typing with, without groups. */
export const typedAmount = (amount: number | null): string =>
  amount === null
    ? ''
    : new Intl.NumberFormat(locale(), { useGrouping: false, maximumFractionDigits: 2 }).format(amount)
