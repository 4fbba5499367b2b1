import type { JSX } from 'solid-js'
import type { MoveView } from '../../shared/simulations.ts'
import { none } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Table } from '../ui/table.tsx'
import { DateTime } from '../ui/values.tsx'

interface MoveTableProps {
  readonly rows: readonly MoveView[]
  /** The number of the move that is open beside the list. */
  readonly open: string | undefined
  readonly hrefOf: (nth: number) => string
  readonly empty: JSX.Element
}

/** The rule's name; the fallback has one of ours. */
export const ruleName = (rule: MoveView['before']['rule']): string => {
  if (!rule) return none
  return rule.key === 'fallback' ? t('lead.fallback') : rule.name
}

/** Leads that would go elsewhere, with both ends. */
export function MoveTable(props: MoveTableProps): JSX.Element {
  return (
    <Table
      caption={t('simulations.moves')}
      rows={props.rows}
      rowKey={({ nth }) => String(nth)}
      rowHref={({ nth }) => props.hrefOf(nth)}
      current={props.open}
      empty={props.empty}
      columns={[
        { key: 'lead', head: t('simulations.lead1'), cell: (row) => row.title },
        { key: 'before', head: t('simulations.before'), cell: (row) => row.before.summary },
        { key: 'after', head: t('simulations.after'), cell: (row) => row.after.summary },
        {
          key: 'rule',
          head: t('simulations.byRule'),
          phone: 'hidden',
          cell: (row) => ruleName(row.after.rule),
        },
        {
          key: 'at',
          head: t('simulations.routed'),
          class: 'whitespace-nowrap',
          cell: (row) => <DateTime at={row.at} style="date" />,
        },
      ]}
    />
  )
}
