import type { JSX } from 'solid-js'
import type { SimulationSide } from '../../shared/simulations.ts'
import { duration, none, number, percent } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { leadReason } from '../timeline/codes.ts'
import { Table } from '../ui/table.tsx'
import { Change } from './change.tsx'
import type { Found } from './result.tsx'

interface Line {
  readonly key: string
  readonly name: string
  readonly before: string
  readonly after: string
  readonly change: JSX.Element
}

const minute = 60_000

/** What became of the leads, and what would: ends, reasons, limits met, and what histories promise. */
export function Sides(props: { readonly result: Found }): JSX.Element {
  return (
    <>
      <Table
        caption={t('simulations.sides')}
        rows={linesOf(props.result)}
        rowKey={({ key }) => key}
        columns={[
          { key: 'name', head: t('simulations.what'), cell: (line) => line.name },
          { key: 'before', head: t('simulations.before'), numeric: true, cell: (line) => line.before },
          { key: 'after', head: t('simulations.after'), numeric: true, cell: (line) => line.after },
          { key: 'change', head: t('simulations.change'), numeric: true, cell: (line) => line.change },
        ]}
      />
      <p class="border-t border-line px-4 py-3 text-small text-ink-soft md:px-5">
        {t('simulations.howExpected')}
      </p>
    </>
  )
}

function linesOf({ before, after }: Found): Line[] {
  const counted = (key: string, name: string, of: (side: SimulationSide) => number, bad = false): Line => ({
    key,
    name,
    before: number(of(before)),
    after: number(of(after)),
    change: <Change of={of(after) - of(before)} badWhenMore={bad} />,
  })
  const ends = (['offered', 'assigned', 'unassigned', 'held', 'closed'] as const)
    .filter((end) => before.outcomes[end] + after.outcomes[end] > 0 || end === 'unassigned')
    .flatMap((end) => [
      counted(end, t(`simulations.end_${end}`), ({ outcomes }) => outcomes[end], end === 'unassigned'),
      ...(end === 'unassigned' ? reasons(before, after, counted) : []),
    ])
  return [
    ...ends,
    counted('capacity', t('simulations.capacityHit'), ({ capacityHit }) => capacityHit),
    ...(before.capHit + after.capHit > 0
      ? [counted('cap', t('simulations.capHit'), ({ capHit }) => capHit)]
      : []),
    figure('accept', t('simulations.acceptMinutes'), before.acceptMinutes, after.acceptMinutes, (minutes) =>
      duration(minutes * minute),
    ),
    figure('conversion', t('simulations.conversion'), before.conversionRate, after.conversionRate, (rate) =>
      percent(rate, 1),
    ),
  ]
}

const reasons = (
  before: SimulationSide,
  after: SimulationSide,
  counted: (key: string, name: string, of: (side: SimulationSide) => number) => Line,
): Line[] =>
  [...new Set([...Object.keys(before.unassigned), ...Object.keys(after.unassigned)])]
    .sort()
    .map((reason) =>
      counted(
        `because ${reason}`,
        t('simulations.because', { reason: leadReason(reason) }),
        ({ unassigned }) => unassigned[reason] ?? 0,
      ),
    )

/** An expectation: no change is told where one side has none. */
function figure(
  key: string,
  name: string,
  before: number | null,
  after: number | null,
  text: (value: number) => string,
): Line {
  const shown = (value: number | null) => (value === null ? none : text(value))
  const change = () => {
    if (before === null || after === null || before === 0) return none
    const part = after / before - 1
    return Math.abs(part) < 0.0005 ? '±0' : `${part > 0 ? '+' : ''}${percent(part, 1)}`
  }
  return {
    key,
    name,
    before: shown(before),
    after: shown(after),
    change: <span class="num">{change()}</span>,
  }
}
