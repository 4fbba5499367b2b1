import type { JSX } from 'solid-js'
import type { SimulationRow } from '../../shared/simulations.ts'
import { calendarDay, none, number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Table } from '../ui/table.tsx'
import { DateTime } from '../ui/values.tsx'
import { SimulationStatusMark } from './simulation-status.tsx'

/** What is simulated: the draft, or a version. */
export const subjectOf = ({ version }: Pick<SimulationRow, 'version'>): string =>
  version === null ? t('simulations.draft') : t('simulations.version', { version })

export const periodOf = ({ from, to }: Pick<SimulationRow, 'from' | 'to'>): string =>
  `${calendarDay(from)} – ${calendarDay(to)}`

/** Simulations, the newest first, each with what it found. */
export function SimulationTable(props: {
  readonly rows: readonly SimulationRow[]
  readonly empty: JSX.Element
}): JSX.Element {
  const count = (row: SimulationRow, of: 'leads' | 'moved' | 'unassigned') =>
    row.found ? number(row.found[of]) : none
  return (
    <Table
      caption={t('simulations.title')}
      rows={props.rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/simulations/${id}`}
      empty={props.empty}
      columns={[
        { key: 'period', head: t('simulations.period'), cell: periodOf },
        { key: 'subject', head: t('simulations.subject'), cell: subjectOf },
        { key: 'status', head: t('simulations.status'), cell: (row) => <SimulationStatusMark row={row} /> },
        { key: 'leads', head: t('simulations.leads'), numeric: true, cell: (row) => count(row, 'leads') },
        { key: 'moved', head: t('simulations.moved'), numeric: true, cell: (row) => count(row, 'moved') },
        {
          key: 'unassigned',
          head: t('simulations.unassigned'),
          numeric: true,
          cell: (row) => count(row, 'unassigned'),
        },
        { key: 'by', head: t('simulations.by'), phone: 'hidden', cell: (row) => row.createdBy ?? none },
        { key: 'at', head: t('simulations.begun'), cell: (row) => <DateTime at={row.createdAt} /> },
      ]}
    />
  )
}
