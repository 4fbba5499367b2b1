import { record } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import { systemActor } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import type { MailsState } from './state-store.ts'
import { everyManufacturer, keepOld, mailsState, writeSwitch } from './state-store.ts'

/** How the mails of one manufacturer of this installation stand. */
export interface TenantMails {
  id: string
  name: string
  state: MailsState
}

/** Every manufacturer of the installation with the state of its mails. */
export async function surveyMails(runtime: Runtime): Promise<TenantMails[]> {
  const all = await transact(runtime, { sweep: true }, everyManufacturer)
  const survey: TenantMails[] = []
  for (const { id, name } of all) {
    const state = await transact(runtime, { tenantId: id }, (tx) => mailsState(tx, id, runtime.now()))
    survey.push({ id, name, state })
  }
  return survey
}

/** Lets nothing leave for any manufacturer until somebody resumes. */
export const pauseInstallation = (runtime: Runtime): Promise<unknown> =>
  transact(runtime, {}, (tx) => writeSwitch(tx, true, 'operator', runtime.now()))

/**
 * Lets mails leave again, of every manufacturer that has not paused its own. What was written more than a day ago is
 * kept in the portal first where that is asked for, so that none of it can slip out.
 *
 * @returns how many mails were kept
 */
export async function resumeInstallation(runtime: Runtime, old: 'send' | 'keep'): Promise<number> {
  let kept = 0
  for (const { id, state } of await surveyMails(runtime))
    kept += await transact(runtime, { tenantId: id }, async (tx) => {
      const now = runtime.now()
      const set = old === 'keep' ? await keepOld(tx, id, now) : 0
      const data = { waiting: state.waiting - set, kept: set, installation: true }
      await record(tx, runtime, systemActor(id), [{ kind: 'mails_resumed', data }], now)
      return set
    })
  await transact(runtime, {}, (tx) => writeSwitch(tx, false, 'operator', runtime.now()))
  return kept
}
