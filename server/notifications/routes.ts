import { Hono } from 'hono'
import { mailPage, mailQuery, mailRow, mailView, unwrittenPage, unwrittenQuery } from '../../shared/mails.ts'
import { query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import { idOf } from '../http/path.ts'
import type { Runtime } from '../runtime.ts'
import { listMails, listUnwritten, readMail } from './read.ts'
import { resendMail } from './resend.ts'
import { rowOf } from './view.ts'

// A mail is shown as its reader sees it and can do nothing: no script, no form, no request; links open beside us.
const inert =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-popups allow-popups-to-escape-sandbox"

export const mailRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .get(
      '/mails',
      may(runtime, 'mails:read'),
      does('Lists mails, newest first.', { 200: mailPage }),
      query(mailQuery),
      async (c) => c.json(await listMails(runtime, c.get('actor'), c.req.valid('query')), 200),
    )
    .get(
      '/mails/unwritten',
      may(runtime, 'mails:read'),
      does('Lists notifications that reached nobody, newest first.', { 200: unwrittenPage }),
      query(unwrittenQuery),
      async (c) => c.json(await listUnwritten(runtime, c.get('actor'), c.req.valid('query')), 200),
    )
    .get(
      '/mails/:id',
      may(runtime, 'mails:read'),
      does('Shows one mail; what its link would let others do is left out or withheld.', { 200: mailView }),
      async (c) => c.json(await readMail(runtime, c.get('actor'), idOf(c.req.param('id'))), 200),
    )
    .get(
      '/mails/:id/html',
      may(runtime, 'mails:read'),
      does('Shows one mail as a page that can do nothing, to be framed by the portal.', { 200: null }),
      async (c) => {
        const { html } = await readMail(runtime, c.get('actor'), idOf(c.req.param('id')))
        return c.body(html, 200, {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': inert,
        })
      },
    )
    .post(
      '/mails/:id/resend',
      may(runtime, 'leads:steer'),
      does('Sends once more what was given up or kept.', { 200: mailRow }, ['mail_not_resendable']),
      async (c) => {
        const actor = c.get('actor')
        const mail = await resendMail(runtime, actor, idOf(c.req.param('id')))
        return c.json(rowOf(mail, actor, runtime.mailer !== null), 200)
      },
    )
