import { expect, test } from 'vitest'
import { unstaffedOf } from '../../server/partners/unstaffed.ts'
import type { Absence } from '../../shared/partners.ts'

const away = (...days: string[]): Absence[] =>
  days.map((pair) => ({ from: `2026-${pair.split(' ')[0]}`, to: `2026-${pair.split(' ')[1]}` }))

test.each([
  ['nobody is there at all', [], []],
  ['one person is away', [away('03-02 03-04')], away('03-02 03-04')],
  ['a colleague is there', [away('03-02 03-04'), []], []],
  ['they are away one after the other', [away('03-02 03-04'), away('03-05 03-06')], []],
  ['they overlap on some days', [away('03-02 03-05'), away('03-04 03-09')], away('03-04 03-05')],
  [
    'three overlap twice',
    [away('03-01 03-31'), away('03-02 03-04', '03-20 03-22'), away('03-04 03-20')],
    away('03-04 03-04', '03-20 03-20'),
  ],
  [
    'absences follow each other, or lie within',
    [away('03-05 03-06', '03-02 03-04', '03-03 03-03'), away('03-01 03-31')],
    away('03-02 03-06'),
  ],
  ['a month ends in between', [away('02-27 02-28', '03-01 03-01')], away('02-27 03-01')],
])('%s', (_, people, expected) => expect(unstaffedOf(people)).toEqual(expected))
