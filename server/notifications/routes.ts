import { Hono } from 'hono'
import {
  mailPage,
  mailQuery,
  mailRow,
  mailView,
  mailsState,
  resendMany,
  resentMany,
  resumeQuery,
  unwrittenPage,
  unwrittenQuery,
} from '../../shared/mails.ts'
import { body, query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import { idOf } from '../http/path.ts'
import type { Runtime } from '../runtime.ts'
import { inert } from './inert.ts'
import { listMails, listUnwritten, readMail } from './read.ts'
import { pauseMails, readMailsState, resumeMails } from './pause.ts'
import { resendMail, resendMails } from './resend.ts'
import { rowOf } from './view.ts'

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
      '/mails/state',
      may(runtime, 'mails:read'),
      does('Shows whether mails may leave, what waits and what was given up.', { 200: mailsState }),
      async (c) => c.json(await readMailsState(runtime, c.get('actor')), 200),
    )
    .post(
      '/mails/pause',
      may(runtime, 'settings:manage'),
      does('Lets no mail, push or webhook call leave until somebody resumes.', { 200: mailsState }),
      async (c) => c.json(await pauseMails(runtime, c.get('actor')), 200),
    )
    .delete(
      '/mails/pause',
      may(runtime, 'settings:manage'),
      does('Lets mails leave again; old ones may be kept instead.', { 200: mailsState }),
      query(resumeQuery),
      async (c) => c.json(await resumeMails(runtime, c.get('actor'), c.req.valid('query').old), 200),
    )
    .post(
      '/mails/resend',
      may(runtime, 'leads:steer'),
      does('Sends once more those of these mails that were given up or kept.', { 200: resentMany }),
      body(resendMany),
      async (c) => c.json(await resendMails(runtime, c.get('actor'), c.req.valid('json').ids), 200),
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
