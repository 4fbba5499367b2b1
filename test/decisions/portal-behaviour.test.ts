import { expect, test } from 'vitest'
import { arrowTarget } from '../../partner-portal/ui/board-focus.ts'
import { placeOf } from '../../partner-portal/ui/place.ts'
import { passedMark, urgencyOf } from '../../partner-portal/ui/urgency.ts'
import { safePath } from '../../partner-portal/sign-in/safe-path.ts'
import { tokenOf } from '../../partner-portal/sign-in/token.ts'

const minutes = (n: number) => n * 60_000

test.each([
  ['two hours left are calm', 120, 'calm'],
  ['an hour is still calm', 60, 'calm'],
  ['less than an hour is soon', 59.9, 'soon'],
  ['a quarter of an hour is soon', 15, 'soon'],
  ['less than a quarter is urgent', 14.9, 'urgent'],
  ['the deadline itself is over', 0, 'over'],
  ['what is past is over', -5, 'over'],
])('%s', (_, left, urgency) => expect(urgencyOf(minutes(left))).toBe(urgency))

test.each([
  ['passing an hour is spoken', 60.01, 59.99, 60],
  ['passing a quarter is spoken', 15.01, 15, 15],
  ['passing five minutes is spoken', 5.01, 4.9, 5],
  ['between marks is silence', 40, 39, undefined],
  ['after sleep only the nearest is spoken', 70, 4, 5],
  ['after the deadline is silence', 6, -1, undefined],
])('%s', (_, before, left, mark) => expect(passedMark(minutes(before), minutes(left))).toBe(mark))

const columns = [['a', 'b'], [], ['c']]

test.each([
  ['down goes to the next card', 0, 'a', 'ArrowDown', 'b'],
  ['down at the end stays', 0, 'b', 'ArrowDown', undefined],
  ['right skips an empty column and stays in reach', 0, 'b', 'ArrowRight', 'c'],
  ['left goes back', 2, 'c', 'ArrowLeft', 'a'],
  ['another key does nothing', 0, 'a', 'x', undefined],
])('on the board, %s', (_, at, from, key, expected) =>
  expect(arrowTarget(columns, at, from, key)).toBe(expected),
)

const screen = { width: 400, height: 800 }

test.each([
  ['below its button', { left: 20, top: 100, width: 80, height: 40 }, 'start', { left: 20, top: 144 }],
  [
    'above where there is no room below',
    { left: 20, top: 740, width: 80, height: 40 },
    'start',
    { left: 20, top: 536 },
  ],
  [
    'inside the window at its edge',
    { left: 350, top: 100, width: 40, height: 40 },
    'start',
    { left: 192, top: 144 },
  ],
  [
    'with the right edges in line',
    { left: 300, top: 100, width: 80, height: 40 },
    'end',
    { left: 180, top: 144 },
  ],
] as const)('a popover is %s', (_, anchor, align, at) =>
  expect(placeOf(anchor, { width: 200, height: 200 }, screen, 'below', align)).toEqual(at),
)

test.each([
  ['a path of ours', '/leads?status=open', '/leads?status=open'],
  ['nothing', undefined, '/'],
  ['another host', 'https://evil.example', '/'],
  ['another host without a scheme', '//evil.example', '/'],
  ['another host behind a backslash', '/\\evil.example', '/'],
  ['another host behind a tab', '/\t/evil.example', '/'],
])('after signing in, %s leads to the right place', (_, wanted, path) => expect(safePath(wanted)).toBe(path))

test.each([
  ['#token=abc', 'abc'],
  ['#token=', undefined],
  ['', undefined],
])('the token of the fragment %s', (hash, token) => expect(tokenOf(hash)).toBe(token))
