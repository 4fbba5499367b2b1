import type { Runtime } from '../runtime.ts'
import { readTenancy } from './store.ts'
import { signInTable } from './sign-ins.ts'
import { listDemoUsers } from './users.ts'

export interface Demo {
  /** Ends the live traffic; what is under way is finished first. */
  stop(): Promise<void>
}

const nothing: Demo = { stop: async () => undefined }

/** Tells the sign-ins of a demo, or how to begin on an empty database without one. */
export async function openDemo(
  runtime: Runtime,
  enabled: boolean,
  tell: (message: string) => void,
): Promise<Demo> {
  const tenancy = await readTenancy(runtime)
  if (tenancy.kind === 'empty' && !enabled)
    tell('The database is empty. Make your own manufacturer: npm run setup')
  if (tenancy.kind === 'demo') tell(signInTable(await listDemoUsers(runtime)))
  return nothing
}
