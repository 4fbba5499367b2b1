import { Hono } from 'hono'
import { absencesView, setAbsences } from '../../shared/availability.ts'
import {
  apiKeyList,
  invitationPage,
  invitationQuery,
  invitationView,
  invite as invitee,
  newApiKey,
  newApiKeyView,
  peoplePage,
  peopleQuery,
} from '../../shared/people.ts'
import { body, query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import { idOf } from '../http/path.ts'
import type { Runtime } from '../runtime.ts'
import { invite } from './invite.ts'
import { endKey, makeKey, showKeys } from './keys.ts'
import { setAbsencesOf } from './set-absences.ts'
import { listOpenInvitations, listPeople, removePerson, withdrawInvitation } from './people.ts'

/** People and their invitations: at the manufacturer, or at the partner that asks. */
export const peopleRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .get(
      '/people',
      may(runtime, 'people:read'),
      does('Lists people by name; a partner sees its own.', { 200: peoplePage }),
      query(peopleQuery),
      async (c) => c.json(await listPeople(runtime, c.get('actor'), c.req.valid('query')), 200),
    )
    .delete(
      '/people/:membershipId',
      may(runtime, 'people:manage'),
      does('Takes a person’s role away and signs the person out of it.', { 204: null }, ['last_admin']),
      async (c) => {
        await removePerson(runtime, c.get('actor'), idOf(c.req.param('membershipId')))
        return c.body(null, 204)
      },
    )
    .put(
      '/people/:membershipId/absences',
      may(runtime, 'people:manage'),
      does(
        'Sets when a person is away; colleagues are told meanwhile, and while all are away there are no leads.',
        {
          200: absencesView,
        },
      ),
      body(setAbsences),
      async (c) => {
        const membershipId = idOf(c.req.param('membershipId'))
        const { absences } = c.req.valid('json')
        return c.json(await setAbsencesOf(runtime, c.get('actor'), membershipId, absences), 200)
      },
    )
    .get(
      '/invitations',
      may(runtime, 'people:read'),
      does('Lists invitations that nobody has accepted yet, newest first.', { 200: invitationPage }),
      query(invitationQuery),
      async (c) => c.json(await listOpenInvitations(runtime, c.get('actor'), c.req.valid('query')), 200),
    )
    .post(
      '/invitations',
      may(runtime, 'people:manage'),
      does(
        'Invites a person by mail; an earlier invitation to the same place is replaced.',
        { 201: invitationView },
        ['email_taken', 'too_many_requests'],
      ),
      body(invitee),
      async (c) => c.json(await invite(runtime, c.get('actor'), c.req.valid('json')), 201),
    )
    .delete(
      '/invitations/:id',
      may(runtime, 'people:manage'),
      does('Withdraws an invitation: its link opens nothing any more.', { 204: null }),
      async (c) => {
        await withdrawInvitation(runtime, c.get('actor'), idOf(c.req.param('id')))
        return c.body(null, 204)
      },
    )

/** Keys for machines. */
export const keyRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .get(
      '/api-keys',
      may(runtime, 'keys:manage'),
      does('Lists API keys, newest first, ended ones too.', { 200: apiKeyList }),
      async (c) => c.json(await showKeys(runtime, c.get('actor')), 200),
    )
    .post(
      '/api-keys',
      may(runtime, 'keys:manage'),
      does('Makes an API key; this answer is the only one that shows it.', { 201: newApiKeyView }),
      body(newApiKey),
      async (c) => c.json(await makeKey(runtime, c.get('actor'), c.req.valid('json')), 201),
    )
    .delete(
      '/api-keys/:id',
      may(runtime, 'keys:manage'),
      does('Ends an API key; within a second it opens nothing any more.', { 204: null }),
      async (c) => {
        await endKey(runtime, c.get('actor'), idOf(c.req.param('id')))
        return c.body(null, 204)
      },
    )
