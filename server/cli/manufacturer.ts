import { transact } from '../db/transact.ts'
import { ImportFault } from '../history/fault.ts'
import { allManufacturers } from '../history/store.ts'
import type { Runtime } from '../runtime.ts'

/** The manufacturer of that name or id; without one the only one there is. @throws ImportFault */
export async function manufacturerNamed(runtime: Runtime, wanted: string | null): Promise<string> {
  const all = await transact(runtime, { sweep: true }, allManufacturers)
  const names = all.map(({ name }) => `"${name}"`).join(', ')
  if (!all.length) throw new ImportFault('There is no manufacturer yet; make one by npm run setup.')
  if (wanted === null) {
    if (all.length === 1) return all[0]!.id
    throw new ImportFault(`There are several manufacturers; name one of ${names} by --manufacturer.`)
  }
  const found = all.filter(
    ({ id, name }) => id === wanted || name.toLowerCase() === wanted.trim().toLowerCase(),
  )
  if (found.length === 1) return found[0]!.id
  if (found.length) throw new ImportFault(`Several manufacturers are called "${wanted}"; use the id of one.`)
  throw new ImportFault(`There is no manufacturer "${wanted}"; there is ${names}.`)
}
