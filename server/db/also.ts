import type { Tx } from './transact.ts'

/** What is written with a use case, in its transaction: both are, or neither. */
export type Also = (tx: Tx) => Promise<void>
