import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import Info from 'lucide-solid/icons/info'
import { A } from '@solidjs/router'
import { For, Show, createEffect, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { classes } from './classes.ts'
import { createKeys } from './keys.ts'
import { createRowKeys } from './row-keys.ts'
import { Select } from './select.tsx'
import { Tooltip } from './tooltip.tsx'

export interface Column<Row> {
  readonly key: string
  readonly head: string
  readonly cell: (row: Row) => JSX.Element
  /** Figures stand right, in equal widths. */
  readonly numeric?: boolean
  /** The head sorts by `key`. */
  readonly sortable?: boolean
  /** On a phone: a labelled line of the card (default), its foot without a label, or nothing. */
  readonly phone?: 'line' | 'foot' | 'hidden'
  readonly class?: string
  /** How the column's figures are counted; behind an «i», which a phone has no room for. */
  readonly definition?: string
}

/** Rows that are picked to do something with; `x` picks the row that has the focus. */
export interface Selection<Row> {
  readonly has: (row: Row) => boolean
  readonly toggle: (row: Row) => void
  /** All rows that are drawn, or none. */
  readonly toggleAll: () => void
  /** Whether all drawn rows are picked, or some. */
  readonly state: 'all' | 'some' | 'none'
  /** The row's name, for who does not see it. */
  readonly name: (row: Row) => string
}

/** `name` rising, `-name` falling: as it stands in the URL. */
export type Sort = string

interface TableProps<Row> {
  /** What the table lists, for screen readers. */
  readonly caption: string
  readonly rows: readonly Row[]
  /** The first column is the row's name; it carries the link. */
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly rowHref?: (row: Row) => string
  /** The row that is open beside the list. */
  readonly current?: string | undefined
  readonly sort?: Sort | undefined
  readonly onSort?: (sort: Sort) => void
  /** Instead of rows. */
  readonly empty?: JSX.Element
  readonly selection?: Selection<Row> | undefined
}

/** Rows and columns; on a phone a card for each row. `j`/`k` walk the rows, Enter opens. */
export function Table<Row>(props: TableProps<Row>): JSX.Element {
  let body!: HTMLTableSectionElement
  createRowKeys(() => body)
  createPickKey(props, () => body)
  return (
    <Show when={props.rows.length > 0} fallback={props.empty}>
      <PhoneSort {...props} />
      {/* Blocks and grids take the table's meaning away in some browsers; the roles give it back. */}
      <div class="md:overflow-x-auto" role="group" tabindex="-1" aria-label={props.caption}>
        <table role="table" class="w-full border-collapse text-left phone:block">
          <caption class="sr-only">{props.caption}</caption>
          <thead role="rowgroup" class="phone:sr-only">
            <tr role="row" class="border-b border-line">
              <Show when={props.selection}>{(selection) => <PickAll selection={selection()} />}</Show>
              <For each={props.columns}>{(column) => <Head column={column} {...props} />}</For>
            </tr>
          </thead>
          <tbody ref={body} role="rowgroup" class="phone:block">
            <For each={props.rows}>{(row) => <Line row={row} {...props} />}</For>
          </tbody>
        </table>
      </div>
    </Show>
  )
}

const sortedBy = (sort: Sort | undefined, key: string) =>
  sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : 'none'

function Head<Row>(props: TableProps<Row> & { readonly column: Column<Row> }): JSX.Element {
  const sorted = () => sortedBy(props.sort, props.column.key)
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={props.column.sortable ? sorted() : undefined}
      class={classes(
        'h-10 px-3 text-small font-medium whitespace-nowrap text-ink-soft md:first:pl-5 md:last:pr-5',
        props.column.numeric && 'text-right',
        props.column.class,
      )}
    >
      <Show when={props.column.sortable} fallback={props.column.head}>
        <button
          type="button"
          class={classes(
            'inline-flex min-h-6 items-center gap-1 rounded-small font-medium hover:text-ink',
            sorted() !== 'none' && 'text-ink',
            props.column.numeric && 'flex-row-reverse',
          )}
          onClick={() => props.onSort?.(sorted() === 'ascending' ? `-${props.column.key}` : props.column.key)}
        >
          {props.column.head}
          <Show when={sorted() !== 'none'}>
            {sorted() === 'ascending' ? <ArrowUp size={14} /> : <ArrowDown size={14} />}
          </Show>
        </button>
      </Show>
      <Show when={props.column.definition}>
        {(definition) => <Definition label={props.column.head} text={definition()} />}
      </Show>
    </th>
  )
}

function Definition(props: { readonly label: string; readonly text: string }): JSX.Element {
  return (
    <span class="ml-0.5 align-middle phone:hidden">
      <Tooltip text={props.text}>
        <button
          type="button"
          aria-label={t('ui.howCounted', { label: props.label })}
          class="grid size-6 place-items-center rounded-full hover:text-ink"
        >
          <Info size={14} />
        </button>
      </Tooltip>
    </span>
  )
}

function Line<Row>(props: TableProps<Row> & { readonly row: Row }): JSX.Element {
  const key = () => props.rowKey(props.row)
  return (
    <tr
      role="row"
      class={classes(
        'group relative border-b border-line last:border-0 phone:grid phone:gap-1 phone:px-4 phone:py-3',
        props.rowHref && 'transition-colors hover:bg-sunken/60',
        props.current === key() && 'bg-brand-tint/60',
      )}
    >
      <Show when={props.selection}>{(selection) => <Pick row={props.row} selection={selection()} />}</Show>
      <For each={props.columns}>
        {(column, index) => (
          <Show
            when={index() > 0}
            fallback={
              <th
                role="rowheader"
                scope="row"
                class={classes(
                  'h-11 px-3 py-2 font-medium phone:block phone:h-auto phone:p-0',
                  props.selection ? 'phone:pr-10' : 'pl-4 md:pl-5',
                  column.class,
                )}
              >
                <Show when={props.rowHref} fallback={column.cell(props.row)}>
                  {(href) => (
                    <A
                      href={href()(props.row)}
                      data-row={key()}
                      noScroll
                      aria-current={props.current === key() ? 'true' : undefined}
                      class="rounded-small after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-brand"
                    >
                      {column.cell(props.row)}
                    </A>
                  )}
                </Show>
              </th>
            }
          >
            <Cell column={column} row={props.row} />
          </Show>
        )}
      </For>
    </tr>
  )
}

function createPickKey<Row>(props: TableProps<Row>, body: () => HTMLElement): void {
  const pick = () => {
    const focused = document.activeElement
    if (!(focused instanceof HTMLElement) || !body().contains(focused)) return
    const row = props.rows.find((one) => props.rowKey(one) === focused.dataset['row'])
    if (row) props.selection?.toggle(row)
  }
  createKeys(() =>
    props.selection && props.rows.length
      ? [{ keys: 'x', label: t('ui.keyPick'), group: 'list', run: pick }]
      : [],
  )
}

function PickAll<Row>(props: { readonly selection: Selection<Row> }): JSX.Element {
  return (
    <th role="columnheader" scope="col" class="w-9 pl-4 md:pl-5">
      <input
        type="checkbox"
        class="block size-4"
        aria-label={t('ui.pickAll')}
        checked={props.selection.state === 'all'}
        ref={(box) => createEffect(() => (box.indeterminate = props.selection.state === 'some'))}
        onChange={() => props.selection.toggleAll()}
      />
    </th>
  )
}

function Pick<Row>(props: { readonly row: Row; readonly selection: Selection<Row> }): JSX.Element {
  return (
    <td role="cell" class="w-9 pl-4 phone:absolute phone:top-1 phone:right-1 phone:w-auto phone:p-0">
      <label class="relative z-10 grid size-6 place-items-center touch:size-11">
        <input
          type="checkbox"
          class="size-4"
          aria-label={t('ui.pick', { name: props.selection.name(props.row) })}
          checked={props.selection.has(props.row)}
          onChange={() => props.selection.toggle(props.row)}
        />
      </label>
    </td>
  )
}

function Cell<Row>(props: { readonly column: Column<Row>; readonly row: Row }): JSX.Element {
  return (
    <td
      role="cell"
      class={classes(
        'px-3 py-2 md:last:pr-5 phone:p-0',
        props.column.numeric && 'num text-right whitespace-nowrap phone:text-left',
        props.column.phone === 'hidden' ? 'phone:hidden' : 'phone:flex phone:justify-between phone:gap-4',
        // Buttons and links in a cell stay above the link that spans the row.
        '[&_:is(a,button)]:relative [&_:is(a,button)]:z-10',
        props.column.class,
      )}
    >
      <Show when={(props.column.phone ?? 'line') === 'line'}>
        <span aria-hidden="true" class="text-ink-soft md:hidden">
          {props.column.head}
        </span>
      </Show>
      {props.column.cell(props.row)}
    </td>
  )
}

function PhoneSort<Row>(props: TableProps<Row>): JSX.Element {
  const id = createUniqueId()
  const sortable = () => props.columns.filter((column) => column.sortable)
  return (
    <Show when={props.onSort && sortable().length > 0}>
      <div id={id} class="border-b border-line px-4 py-2 md:hidden">
        <Select
          bare
          label={t('ui.sortBy')}
          value={props.sort ?? ''}
          placeholder={t('ui.sortBy')}
          options={sortable().flatMap((column) => [
            { value: column.key, label: `${column.head} ↑` },
            { value: `-${column.key}`, label: `${column.head} ↓` },
          ])}
          onChange={(sort) => props.onSort?.(sort)}
        />
      </div>
    </Show>
  )
}
