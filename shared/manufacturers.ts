import { z } from 'zod'
import { customerMails } from './customers.ts'
import { zone } from './people.ts'
import { defaultHours } from './working-hours.ts'
import { country, currency, id, line, locale, moment } from './text.ts'

/** What becomes of a lead that may be one we have: a person looks at it first, or it is routed all the same. */
export const duplicatePolicy = z.enum(['hold', 'merge', 'route'])
export type DuplicatePolicy = z.infer<typeof duplicatePolicy>

const settings = {
  name: line(120),
  locale,
  timeZone: zone,
  country,
  currency,
  duplicatePolicy,
  hours: defaultHours.nullable(),
  /** Null: customers get no mails. */
  customerMails: customerMails.nullable(),
}
export const changeSettings = z.strictObject(settings).partial()
export type ChangeSettings = z.output<typeof changeSettings>
export const settingsView = z.object({
  ...settings,
  name: z.string(),
  demo: z.boolean(),
  can: z.array(z.enum(['edit'])),
})
export type SettingsView = z.infer<typeof settingsView>

export const newProductLine = z.strictObject({ name: line(80) })
export const productLineView = z.object({
  id,
  name: z.string(),
  createdAt: moment,
  can: z.array(z.enum(['remove'])),
})
export const productLineList = z.object({ rows: z.array(productLineView), can: z.array(z.enum(['add'])) })
export type ProductLineList = z.infer<typeof productLineList>
