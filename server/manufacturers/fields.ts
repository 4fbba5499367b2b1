import type { EditField, FieldList, FieldView, NewField } from '../../shared/fields.ts'
import { takesChoices } from '../../shared/fields.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { allows, scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import type { FieldRow } from './fields-store.ts'
import { insertField, nextFieldsVersion, readFields, saveField } from './fields-store.ts'

const mostFields = 100

export const listFields = (runtime: Runtime, actor: Actor): Promise<FieldList> =>
  transact(runtime, scopeOf(actor), async (tx) => ({
    rows: (await readFields(tx, actor.tenantId)).map((row) => viewOf(actor, row)),
    can: allows(actor, 'settings:manage') ? ['add'] : [],
  }))

/** @throws Refused `invalid` where the key is taken, also by a retired field, or there are a hundred already */
export const addField = (runtime: Runtime, actor: Actor, field: NewField): Promise<FieldView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    await nextFieldsVersion(tx, actor.tenantId)
    const known = await readFields(tx, actor.tenantId)
    if (known.some(({ key }) => key === field.key))
      throw wrong('/key', 'taken', 'is the key of a field already, perhaps of a retired one; choose another')
    if (known.length >= mostFields)
      throw wrong(
        '/key',
        'too_many',
        `there are ${mostFields} fields already; a retired one can be taken back`,
      )
    const position = Math.max(-1, ...known.map((one) => one.position)) + 1
    const row = { ...field, choices: field.choices ?? null, position, createdAt: now, retiredAt: null }
    await insertField(tx, actor.tenantId, row)
    await record(tx, runtime, actor, [{ kind: 'field_added', data: { key: field.key } }], now)
    return viewOf(actor, row)
  })

/**
 * Changes a field, retires it or takes it back. Leads keep what they came with.
 *
 * @throws Refused `not_found`; `invalid` for choices of a field that has none
 */
export const changeField = (
  runtime: Runtime,
  actor: Actor,
  key: string,
  { retired, ...changes }: EditField,
): Promise<FieldView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    await nextFieldsVersion(tx, actor.tenantId)
    const before = (await readFields(tx, actor.tenantId)).find((row) => row.key === key)
    if (!before) throw new Refused(refuse('not_found'))
    if (changes.choices && !takesChoices(before.type))
      throw wrong('/choices', 'no_choices', `do not belong to a field of type ${before.type}; leave them out`)
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    const retiredAt = retired === undefined ? before.retiredAt : retired ? (before.retiredAt ?? now) : null
    const after: FieldRow = { ...before, ...given, retiredAt }
    await saveField(tx, actor.tenantId, after)
    const parts = [...Object.keys(given), ...(retired === undefined ? [] : ['retired'])]
    await record(tx, runtime, actor, [{ kind: 'field_changed', data: { key, fields: parts } }], now)
    return viewOf(actor, after)
  })

const wrong = (pointer: string, code: string, message: string) =>
  new Refused(refuse('invalid', {}, [{ pointer, code, message }]))

const viewOf = (actor: Actor, { createdAt, retiredAt, ...row }: FieldRow): FieldView => ({
  ...row,
  createdAt: createdAt.toISOString(),
  retiredAt: retiredAt?.toISOString() ?? null,
  can: allows(actor, 'settings:manage') ? ['edit', retiredAt ? 'restore' : 'retire'] : [],
})
