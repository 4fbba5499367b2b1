import { Hono } from 'hono'
import {
  changeWebhook,
  deviceView,
  newDevice,
  newWebhook,
  newWebhookView,
  preferences,
  preferencesView,
  webhookList,
  webhookResent,
  webhookTried,
  webhookView,
} from '../../shared/channels.ts'
import { body } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may, person, signedIn } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import { idOf } from '../http/path.ts'
import type { Runtime } from '../runtime.ts'
import { addDevice, choosePreferences, dropDevice, showPreferences } from './preferences.ts'
import { editWebhook, listWebhooks, makeWebhook, resendDead, tryWebhook } from './webhooks.ts'

/** What reaches a person, where and when. */
export const preferenceRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .get(
      '/me/preferences',
      signedIn(runtime),
      does('Shows what reaches the person here, by which ways and when.', { 200: preferencesView }),
      async (c) => c.json(await showPreferences(runtime, person(c)), 200),
    )
    .put(
      '/me/preferences',
      signedIn(runtime),
      does('Sets what reaches the person here, by which ways and when.', { 200: preferencesView }),
      body(preferences),
      async (c) => c.json(await choosePreferences(runtime, person(c), c.req.valid('json')), 200),
    )
    .post(
      '/me/devices',
      signedIn(runtime),
      does('Lets a browser take the person’s pushes.', { 201: deviceView }),
      body(newDevice),
      async (c) => c.json(await addDevice(runtime, person(c), c.req.valid('json')), 201),
    )
    .delete(
      '/me/devices/:id',
      signedIn(runtime),
      does('Sends a browser no pushes any more.', { 204: null }),
      async (c) => {
        await dropDevice(runtime, person(c), idOf(c.req.param('id')))
        return c.body(null, 204)
      },
    )

/** Places outside that are told what happens. */
export const webhookRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .get(
      '/webhooks',
      may(runtime, 'rules:read'),
      does('Lists webhooks with how they fare; their addresses are masked.', { 200: webhookList }),
      async (c) => c.json(await listWebhooks(runtime, c.get('actor')), 200),
    )
    .post(
      '/webhooks',
      may(runtime, 'settings:manage'),
      does('Adds a webhook; this answer is the only one that shows its secret.', { 201: newWebhookView }),
      body(newWebhook),
      async (c) => c.json(await makeWebhook(runtime, c.get('actor'), c.req.valid('json')), 201),
    )
    .patch(
      '/webhooks/:id',
      may(runtime, 'settings:manage'),
      does('Changes a webhook, or switches it off and on.', { 200: webhookView }),
      body(changeWebhook),
      async (c) =>
        c.json(await editWebhook(runtime, c.get('actor'), idOf(c.req.param('id')), c.req.valid('json')), 200),
    )
    .post(
      '/webhooks/:id/test',
      may(runtime, 'settings:manage'),
      does('Sends a test to a webhook and says what came of it.', { 200: webhookTried }),
      async (c) => c.json(await tryWebhook(runtime, c.get('actor'), idOf(c.req.param('id'))), 200),
    )
    .post(
      '/webhooks/:id/resend',
      may(runtime, 'settings:manage'),
      does('Sends once more what was given up for a webhook.', { 200: webhookResent }),
      async (c) => c.json(await resendDead(runtime, c.get('actor'), idOf(c.req.param('id'))), 200),
    )
