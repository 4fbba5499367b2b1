/** A point of the map in kilometres, `y` downwards, and how far what it stands for reaches. */
export interface Spot {
  readonly x: number
  readonly y: number
  readonly reach: number
}

type Corner = readonly [number, number]

const kmPerDegree = 111.19
const corners = 28

/** Places as kilometres on a plane that touches the globe at `latitude`: right enough for one country. */
export const onPlane = (place: { latitude: number; longitude: number }, latitude: number) => ({
  x: place.longitude * kmPerDegree * Math.cos((latitude * Math.PI) / 180),
  y: -place.latitude * kmPerDegree,
})

/**
 * A cell for each spot: what is nearer to it than to any other, and not further than it reaches. Every circle is cut
 * by the line halfway to each neighbour.
 */
export function cellsOf(spots: readonly Spot[]): Corner[][] {
  return spots.map((spot) => {
    const around = spots
      .filter((other) => other !== spot)
      .map((other) => ({ other, apart: Math.hypot(other.x - spot.x, other.y - spot.y) }))
      .sort((a, b) => a.apart - b.apart)
    const radius = Math.max(spot.reach * 1.6, (around[0]?.apart ?? 20) * 0.9, 4)
    let cell = circle(spot, radius)
    for (const { other, apart } of around) {
      if (apart > 2 * radius || apart === 0) break
      cell = cut(cell, spot, other)
    }
    return cell
  })
}

const circle = ({ x, y }: Spot, radius: number): Corner[] =>
  Array.from({ length: corners }, (_, nth) => {
    const angle = (2 * Math.PI * nth) / corners
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  })

/** What of a polygon is nearer to `spot` than to `other` (Sutherland and Hodgman's clipping by one line). */
function cut(cell: readonly Corner[], spot: Spot, other: Spot): Corner[] {
  const [middleX, middleY] = [(spot.x + other.x) / 2, (spot.y + other.y) / 2]
  const side = ([x, y]: Corner) => (x - middleX) * (other.x - spot.x) + (y - middleY) * (other.y - spot.y)
  return cell.flatMap((corner, nth) => {
    const next = cell[(nth + 1) % cell.length]!
    const [here, there] = [side(corner), side(next)]
    const kept = here <= 0 ? [corner] : []
    if (here <= 0 === there <= 0) return kept
    const along = here / (here - there)
    return [
      ...kept,
      [corner[0] + along * (next[0] - corner[0]), corner[1] + along * (next[1] - corner[1])] as const,
    ]
  })
}

export const pathOf = (cell: readonly Corner[]): string =>
  cell.length ? `M${cell.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}Z` : ''
