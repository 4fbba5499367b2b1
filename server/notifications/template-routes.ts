import { Hono } from 'hono'
import { z } from 'zod'
import { notificationKinds } from '../../shared/codes.ts'
import {
  dropTemplate,
  previewTemplate,
  saveTemplate,
  templateList,
  templatePreview,
  templateView,
  testMailSent,
} from '../../shared/mail-templates.ts'
import { locale } from '../../shared/text.ts'
import { body, check, parseJson, query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import type { Runtime } from '../runtime.ts'
import { dropMailTemplate, listMailTemplates, saveMailTemplate, showTemplate } from './edit-template.ts'
import { inert } from './inert.ts'
import { previewMail, sendTestMail } from './preview-template.ts'

/** Which mail, in which language. */
const which = z.object({ kind: z.enum(notificationKinds), locale })
const whichVersion = which.extend(dropTemplate.shape)

/** `draft`: what a preview is asked with, as JSON in base64url. */
const framed = which.extend({ draft: z.string().min(1).max(12_000) })

/** The manufacturer's own words for its mails. */
export const mailTemplateRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .get(
      '/mail-templates',
      may(runtime, 'mails:read'),
      does('Lists the kinds of mails, and in which languages the manufacturer words them itself.', {
        200: templateList,
      }),
      async (c) => c.json(await listMailTemplates(runtime, c.get('actor')), 200),
    )
    .get(
      '/mail-templates/words',
      may(runtime, 'mails:read'),
      does('Shows the words of one mail in one language beside Baton’s, and the variables they may name.', {
        200: templateView,
      }),
      query(which),
      async (c) => {
        const { kind, locale } = c.req.valid('query')
        return c.json(await showTemplate(runtime, c.get('actor'), kind, locale), 200)
      },
    )
    .put(
      '/mail-templates/words',
      may(runtime, 'settings:manage'),
      does('Keeps words of one’s own; unknown variables are refused by their place.', { 200: templateView }, [
        'version_conflict',
      ]),
      query(which),
      body(saveTemplate),
      async (c) => {
        const { kind, locale } = c.req.valid('query')
        return c.json(await saveMailTemplate(runtime, c.get('actor'), kind, locale, c.req.valid('json')), 200)
      },
    )
    .delete(
      '/mail-templates/words',
      may(runtime, 'settings:manage'),
      does('Goes back to Baton’s words.', { 204: null }, ['version_conflict']),
      query(whichVersion),
      async (c) => {
        const { kind, locale, version } = c.req.valid('query')
        await dropMailTemplate(runtime, c.get('actor'), kind, locale, version)
        return c.body(null, 204)
      },
    )
    .post(
      '/mail-templates/preview',
      may(runtime, 'settings:manage'),
      does('Shows the mail as a draft would word it, with real data where there are some.', {
        200: templatePreview,
      }),
      query(which),
      body(previewTemplate),
      async (c) => {
        const { kind, locale } = c.req.valid('query')
        return c.json(await previewMail(runtime, c.get('actor'), kind, locale, c.req.valid('json')), 200)
      },
    )
    .get(
      '/mail-templates/frame',
      may(runtime, 'settings:manage'),
      does('Shows the preview as a page that can do nothing, to be framed by the portal.', { 200: null }),
      query(framed),
      async (c) => {
        const { kind, locale, draft: sent } = c.req.valid('query')
        const json = Buffer.from(sent, 'base64url').toString('utf8')
        const draft = check(previewTemplate, parseJson(json))
        const { html } = await previewMail(runtime, c.get('actor'), kind, locale, draft)
        return c.body(html, 200, {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': inert,
        })
      },
    )
    .post(
      '/mail-templates/test',
      may(runtime, 'settings:manage'),
      does('Sends the mail as a draft would word it to whoever asks, marked as a test.', {
        200: testMailSent,
      }),
      query(which),
      body(previewTemplate),
      async (c) => {
        const { kind, locale } = c.req.valid('query')
        return c.json(await sendTestMail(runtime, c.get('actor'), kind, locale, c.req.valid('json')), 200)
      },
    )
