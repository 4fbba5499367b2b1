import { expect, test } from 'vitest'
import { cellsOf, onPlane } from '../../partner-portal/territories/cells.ts'
import { coverageOf } from '../../partner-portal/territories/coverage.ts'
import { csvOf } from '../../partner-portal/territories/csv.ts'

/** Whether a point lies within a convex polygon, not on its edge: on the same side of every edge. */
function holds(cell: readonly (readonly [number, number])[], x: number, y: number): boolean {
  const sides = cell.map(([ax, ay], nth) => {
    const [bx, by] = cell[(nth + 1) % cell.length]!
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax)
  })
  return sides.every((side) => side > 1e-9) || sides.every((side) => side < -1e-9)
}

test('every cell holds its own centre and nobody else’s, and no point lies in two cells', () => {
  const spots = Array.from({ length: 60 }, (_, nth) => ({
    x: (nth * 37) % 101,
    y: (nth * 53) % 97,
    reach: 5 + (nth % 4) * 8,
  }))
  const cells = cellsOf(spots)
  for (const [nth, cell] of cells.entries())
    expect(spots.filter(({ x, y }) => holds(cell, x, y))).toEqual([spots[nth]])
  for (let x = 0.5; x < 100; x += 7)
    for (let y = 0.5; y < 100; y += 7)
      expect(cells.filter((cell) => holds(cell, x, y)).length).toBeLessThan(2)
})

test('a place a degree further north lies 111 km higher, and degrees of longitude shrink', () => {
  const [south, north] = [47, 48].map((latitude) => onPlane({ latitude, longitude: 10 }, 48))
  expect(south!.y - north!.y).toBeCloseTo(111.19, 1)
  expect(onPlane({ latitude: 60, longitude: 1 }, 60).x).toBeCloseTo(55.6, 1)
})

const area = {
  area: 'DE-80',
  code: '80',
  town: '=cmd, "München"',
  latitude: 48,
  longitude: 11,
  radiusKm: 5,
  places: 10,
  partners: 2,
  uncovered: 3,
  gaps: ['Battery', 'Heat pump'],
  most: 2,
  leads: 7,
}

test.each([
  [0, 2, 'covered'],
  [3, 2, 'part'],
  [10, 2, 'part'],
  [10, 0, 'none'],
] as const)('%i codes without somebody and %i partners: %s', (uncovered, partners, covered) =>
  expect(coverageOf({ ...area, uncovered, partners })).toBe(covered),
)

test('a downloaded field is quoted, and never a formula', () => {
  const view = {
    country: 'DE',
    product: null,
    countries: ['DE'],
    products: [],
    since: '2026-01-01T00:00:00.000Z',
    areas: [area],
    leadsElsewhere: 0,
    partners: [],
  }
  const [, row] = csvOf(view).split('\r\n')
  expect(row).toBe('DE,80,"\'=cmd, ""München""",10,2,3,Battery; Heat pump,2,7,48,11')
})
