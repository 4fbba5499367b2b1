import type { AreaRow } from '../../shared/territories.ts'

export type Covered = 'covered' | 'part' | 'none'

/** Whether every code of an area has somebody for every product line asked for, some have, or nobody has any. */
export const coverageOf = ({ uncovered, partners }: AreaRow): Covered =>
  uncovered === 0 ? 'covered' : partners === 0 ? 'none' : 'part'

/** The most partners for one place; more than one compete. */
export const competes = ({ most }: AreaRow): boolean => most > 1
