import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'

/**
 * `= any(…)` over ids, as one parameter. Joined or asked with `in (select …)` the planner knows nothing of the list and
 * may walk a tenant's whole table; an array is looked up in the index, id by id.
 */
export const anyOf = (ids: readonly string[]): SQL =>
  sql`any(array(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)))`

/**
 * A value for each row, by its id, as one parameter, for an update `from` `keptById(rows)`: the text kept under a name.
 * Joining a list of rows instead lets the planner compare each with each.
 */
export const keptFor = (id: SQL, name: string): SQL =>
  sql`(kept.by_id -> ${id}::text ->> ${sql.raw(`'${name}'`)})`

/**
 * What `keptFor` reads: the rows by their id. `offset 0` keeps the planner from writing the list into every place that
 * asks it, where it would be parsed again for each row and column.
 */
export const keptById = <R extends { id: string }>(rows: readonly R[]): SQL =>
  sql`(select ${JSON.stringify(Object.fromEntries(rows.map(({ id, ...row }) => [id, row])))}::text::jsonb as by_id offset 0) kept`
