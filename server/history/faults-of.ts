import type { Fault } from '../../shared/refusals.ts'

/** Faults by pointer, as our fields: `/person/email` was `email`. What has no field of its own keeps its pointer. */
export const faultsByField = (faults: Fault[], fieldAt: (pointer: string) => string | null) =>
  faults.map(({ pointer, message }) => ({
    field: pointer === '/' ? null : (fieldAt(pointer) ?? pointer.slice(1).replaceAll('/', '.')),
    message,
  }))
