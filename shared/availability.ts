import { z } from 'zod'
import { absence } from './partners.ts'
import { roles } from './roles.ts'
import { country, id, moment } from './text.ts'
import { workingHours } from './working-hours.ts'

export const absences = z.array(absence).max(200, 'give at most 200 absences')

/** What a partner sets of its own time: its hours, or null for the manufacturer's; days away, both included. */
export const setAvailability = z.strictObject({
  version: z.int(),
  hours: workingHours.nullable(),
  absences,
})
export type SetAvailability = z.output<typeof setAvailability>
export const tryAvailability = setAvailability.omit({ version: true })
export type TryAvailability = z.output<typeof tryAvailability>

/** The days on which a person is away, all of them: what is left out is taken back. */
export const setAbsences = z.strictObject({ absences })
export const absencesView = z.object({ absences: z.array(absence) })

/** What the hours mean at this moment; `null` where no opening lies within two years. */
export const openingsView = z.object({
  zone: z.string(),
  open: z.boolean(),
  /** When it is open next; now, while it is open. */
  nextOpen: moment.nullable(),
  /** When an answer would be due to an offer that is made now and leaves four working hours. */
  fourHours: moment.nullable(),
})
export type OpeningsView = z.infer<typeof openingsView>

export const holidaysQuery = z.object({ country, region: z.string().max(20).optional() })
/** The public holidays of the next twelve months, and the regions that have their own. */
export const holidaysView = z.object({
  /** The region as the list of holidays knows it; null where those of the whole country count. */
  region: z.string().nullable(),
  regions: z.array(z.object({ code: z.string(), name: z.string() })),
  /** `from`: the minute of the day from which it is kept, 0 for all of it. */
  coming: z.array(z.object({ date: z.string(), name: z.string(), from: z.int() })),
})
export type HolidaysView = z.infer<typeof holidaysView>

export const colleagueView = z.object({
  membershipId: id,
  name: z.string(),
  role: z.enum(roles),
  you: z.boolean(),
  absences: z.array(absence),
  can: z.array(z.enum(['edit'])),
})

/** When a partner works, and who of its people is away. */
export const availabilityView = z.object({
  partner: z.object({ id, name: z.string(), country: z.string(), region: z.string().nullable() }),
  version: z.int(),
  /** Null: it keeps the manufacturer's. */
  hours: workingHours.nullable(),
  /** The manufacturer's hours as they are kept where the partner is. */
  usual: workingHours,
  absences: z.array(absence),
  /** Days on which all of its people are away: as if the company were. */
  unstaffed: z.array(absence),
  people: z.array(colleagueView),
  now: openingsView,
  can: z.array(z.enum(['edit', 'invite'])),
})
export type AvailabilityView = z.infer<typeof availabilityView>
