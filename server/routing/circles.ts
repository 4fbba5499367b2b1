import type { Position } from '../../shared/distance.ts'
import { distanceKm } from '../../shared/distance.ts'

interface Circle {
  centre: Position
  km: number
  nth: number
}

// The shortest that a degree of latitude is on a sphere of the earth's radius, so that no edge is missed.
const kmPerDegree = 111
const cellsPerDegree = 4
const mostCells = 1000

/** Circles by the quarter degrees that they touch, so that a place asks those around it alone. */
export class Circles {
  private readonly cells = new Map<number, Circle[]>()
  /** Those that touch too many, or a pole or the date line. */
  private readonly wide: Circle[] = []

  add(centre: Position, km: number, nth: number): void {
    const circle = { centre, km, nth }
    const cells = cellsOf(circle)
    if (!cells) this.wide.push(circle)
    else
      for (const cell of cells) {
        const known = this.cells.get(cell)
        if (known) known.push(circle)
        else this.cells.set(cell, [circle])
      }
  }

  /** Calls back for each circle that holds the position. */
  at(position: Position, found: (nth: number) => void): void {
    const near = this.cells.get(cellAt(rowOf(position.latitude), rowOf(position.longitude)))
    for (const circles of [near ?? [], this.wide])
      for (const { centre, km, nth } of circles) {
        const apart = Math.abs(centre.latitude - position.latitude) * kmPerDegree
        if (apart <= km && distanceKm(centre, position) <= km) found(nth)
      }
  }
}

const rowOf = (degrees: number) => Math.floor(degrees * cellsPerDegree)
const cellAt = (row: number, column: number) => row * 10_000 + column

function cellsOf({ centre, km }: Circle): number[] | null {
  const tall = km / kmPerDegree + 0.01
  const [south, north] = [centre.latitude - tall, centre.latitude + tall]
  const shortest = Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180)
  const broad = tall / shortest
  const [west, east] = [centre.longitude - broad, centre.longitude + broad]
  if (south < -89 || north > 89 || west < -180 || east > 180) return null
  const [bottom, top, left, right] = [rowOf(south), rowOf(north), rowOf(west), rowOf(east)]
  if ((top - bottom + 1) * (right - left + 1) > mostCells) return null
  const cells: number[] = []
  for (let row = bottom; row <= top; row++)
    for (let column = left; column <= right; column++) cells.push(cellAt(row, column))
  return cells
}
