/** Degrees, WGS 84. */
export interface Position {
  latitude: number
  longitude: number
}

/** The mean radius of the earth, in km (IUGG: (2a + b) / 3 of GRS 80). */
const earthRadiusKm = 6371.0088

/**
 * The great-circle distance in km, by the haversine formula (R. W. Sinnott, Virtues of the Haversine, Sky and
 * Telescope 68, 1984). Within 0.6 % of the ellipsoid's.
 */
export function distanceKm(a: Position, b: Position): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const h =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude)
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)))
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
