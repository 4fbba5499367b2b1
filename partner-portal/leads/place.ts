import { countryName } from '../i18n/format.ts'

interface Place {
  readonly country: string
  readonly postalCode: string | null
  readonly town: string | null
}

/** Where it is, as short as it stays clear: «80331 München, DE». */
export function placeOf({ country, postalCode, town }: Place): string {
  const where = [postalCode, town].filter(Boolean).join(' ')
  return where ? `${where}, ${country}` : countryName(country)
}
