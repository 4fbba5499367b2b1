import { z } from 'zod'
import { mailVariables, notificationKinds, templateParts, templateVoices } from './codes.ts'
import { locale, moment } from './text.ts'
import { isZone } from './working-hours.ts'

export type MailVariable = (typeof mailVariables)[number]
export type TemplateVoice = (typeof templateVoices)[number]
export type TemplatePart = (typeof templateParts)[number]

const words = (max: number) =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1, 'must not be empty; leave the field out to keep Baton’s words')
        .max(max, `must be at most ${max} characters`),
    )

/** What of a mail a manufacturer may word itself, with variables as `{{name}}`; what is left out keeps Baton's words. */
export const templateWords = z.strictObject({
  subject: words(200).optional(),
  intro: words(2000).optional(),
  outro: words(2000).optional(),
  action: words(80).optional(),
})
export type TemplateWords = z.infer<typeof templateWords>

/** `all`: one wording for whoever reads it; a mail that is told differently to the two sides has one for each. */
export const mailTemplate = z.strictObject({
  all: templateWords.optional(),
  partner: templateWords.optional(),
  manufacturer: templateWords.optional(),
})
export type MailTemplate = z.infer<typeof mailTemplate>

const kind = z.enum(notificationKinds)
const voice = z.enum(templateVoices)

export const templateRow = z.object({
  kind,
  voices: z.array(voice),
  /** The languages in which the manufacturer has its own words, and since when. */
  own: z.array(z.object({ locale, updatedAt: moment, updatedBy: z.string().nullable() })),
})
export const templateList = z.object({ rows: z.array(templateRow), can: z.array(z.enum(['edit'])) })
export type TemplateList = z.infer<typeof templateList>

/** `usual`: Baton's words with the variables in place; `version` 0: nothing is kept. */
export const templateView = z.object({
  kind,
  locale,
  voices: z.array(voice),
  version: z.int(),
  template: mailTemplate,
  usual: z.partialRecord(voice, z.partialRecord(z.enum(templateParts), z.string())),
  variables: z.array(z.object({ name: z.enum(mailVariables), example: z.string() })),
  updatedAt: moment.nullable(),
  can: z.array(z.enum(['edit'])),
})
export type TemplateView = z.infer<typeof templateView>

export const saveTemplate = z.strictObject({
  template: mailTemplate,
  version: z.int('must be the version that was edited').min(0),
})
export const dropTemplate = z.object({ version: z.coerce.number().int().min(0) })

export const previewTemplate = z.strictObject({
  template: mailTemplate,
  voice,
  timeZone: z.string().refine(isZone, 'must be a time zone such as Europe/Berlin').optional(),
})
/** `real`: from the newest notification of the kind; otherwise from a sample. */
export const templatePreview = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  real: z.boolean(),
})
export type TemplatePreview = z.infer<typeof templatePreview>
export const testMailSent = z.object({ id: z.uuid(), status: z.enum(['owed', 'kept']), address: z.string() })
export type TestMailSent = z.infer<typeof testMailSent>
