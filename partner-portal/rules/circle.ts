/** A degree of latitude in kilometres, on a sphere of 6371 km. */
const kmPerDegree = 111.195

export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/**
 * Where a point stands on a small map around a centre, in kilometres east and south of it. Meridians are drawn as far
 * apart as they are at the centre, which is true enough for the size of a country.
 */
export function projected(centre: Point, point: Point): { x: number; y: number } {
  const turn = (((point.longitude - centre.longitude + 540) % 360) + 360) % 360
  const east = (turn - 180) * kmPerDegree * Math.cos((centre.latitude * Math.PI) / 180)
  return { x: east, y: (centre.latitude - point.latitude) * kmPerDegree }
}

/** A round length for a scale bar, at most the given one: 1, 2 or 5 times a power of ten. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  return ([5, 2, 1].find((times) => times * power <= most) ?? 1) * power
}

/** What people call a place: its code, its town and its country. */
export const labelOf = (postalCode: string, town: string, country: string): string =>
  `${postalCode} ${town}, ${country}`

/** The code and country of such a label. */
export function placeIn(label: string | undefined): { postalCode: string; country: string } | undefined {
  const [, postalCode, country] = /^(\S*\d\S*(?: \d\w+)?) .*, ([A-Z]{2})$/.exec(label ?? '') ?? []
  return postalCode !== undefined && country !== undefined ? { postalCode, country } : undefined
}
