import { distanceKm } from '../../shared/distance.ts'
import type { Position } from '../../shared/distance.ts'
import type { Circle, Wanted } from '../condition.ts'
import type { FactValue } from '../facts.ts'
import type { OperatorName } from '../operators.ts'
import { isPosition } from '../operators.ts'
import type { ValueSet } from './value-set.ts'
import { isCircle } from '../wanted.ts'

// Distances are rounded: what differs by less than a metre is not proven to differ.
const metre = 0.001

/** Places within some circles and outside of others. */
export class Places implements ValueSet {
  readonly #inside: readonly Circle[]
  readonly #outside: readonly Circle[]
  constructor(inside: readonly Circle[] = [], outside: readonly Circle[] = []) {
    this.#inside = inside
    this.#outside = outside
  }

  where(_operator: OperatorName, wanted: Wanted, held: boolean): Places {
    if (!isCircle(wanted)) throw new Error('a place is compared to a circle')
    return held
      ? new Places([...this.#inside, wanted], this.#outside)
      : new Places(this.#inside, [...this.#outside, wanted])
  }

  /** Two circles that do not meet, or one that lies wholly in one that is left out. */
  get empty(): boolean {
    return this.#inside.some(
      (one, index) =>
        this.#inside.slice(index + 1).some((other) => distanceKm(one, other) > one.km + other.km + metre) ||
        this.#outside.some((other) => distanceKm(one, other) + one.km + metre < other.km || same(one, other)),
    )
  }

  some(likely: readonly FactValue[]): Position | undefined {
    const known = likely.filter((value) => isPosition(value))
    const spots = [...known, ...this.#inside, ...edges([...this.#inside, ...this.#outside]), ...corners]
    const found = spots.find((spot) => this.#holds(spot))
    return found && { latitude: found.latitude, longitude: found.longitude }
  }

  #holds(spot: Position): boolean {
    return (
      this.#inside.every((circle) => distanceKm(spot, circle) <= circle.km) &&
      this.#outside.every((circle) => distanceKm(spot, circle) > circle.km)
    )
  }
}

const same = (one: Circle, other: Circle) =>
  one.latitude === other.latitude && one.longitude === other.longitude && one.km <= other.km

const corners: Position[] = [
  { latitude: 48, longitude: 11 },
  { latitude: -45, longitude: 170 },
  { latitude: 0, longitude: -150 },
  { latitude: 64, longitude: -20 },
]

/** Near the rim of each circle, on both sides, in eight directions. */
function edges(circles: readonly Circle[]): Position[] {
  return circles.flatMap(({ latitude, longitude, km }) =>
    [0.5, 0.98, 1.02].flatMap((part) =>
      [0, 1, 2, 3, 4, 5, 6, 7].map((eighth): Position => {
        const degrees = (km * part) / 111.2
        const north = Math.cos((eighth * Math.PI) / 4) * degrees
        const east = (Math.sin((eighth * Math.PI) / 4) * degrees) / Math.cos((latitude * Math.PI) / 180)
        return { latitude: Math.max(-90, Math.min(90, latitude + north)), longitude: longitude + east }
      }),
    ),
  )
}
