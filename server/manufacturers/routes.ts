import { Hono } from 'hono'
import {
  changeSettings,
  newProductLine,
  productLineList,
  productLineView,
  settingsView,
} from '../../shared/manufacturers.ts'
import { editField, fieldList, fieldView, newField } from '../../shared/fields.ts'
import { body } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import { idOf } from '../http/path.ts'
import type { Runtime } from '../runtime.ts'
import { addProductLine, listProductLines, removeProductLine } from './product-lines.ts'
import { addField, changeField, listFields } from './fields.ts'
import { editSettings, showSettings } from './settings.ts'

/** What the admin configures of the manufacturer. */
export const manufacturerRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .get(
      '/settings',
      may(runtime, 'leads:read'),
      does('Shows the manufacturer’s name, language, zone, country, currency and policy.', {
        200: settingsView,
      }),
      async (c) => c.json(await showSettings(runtime, c.get('actor')), 200),
    )
    .patch(
      '/settings',
      may(runtime, 'settings:manage'),
      does('Changes the settings that are given.', { 200: settingsView }),
      body(changeSettings),
      async (c) => c.json(await editSettings(runtime, c.get('actor'), c.req.valid('json')), 200),
    )
    .get(
      '/product-lines',
      may(runtime, 'leads:read'),
      does('Lists the product lines by name.', { 200: productLineList }),
      async (c) => c.json(await listProductLines(runtime, c.get('actor')), 200),
    )
    .post(
      '/product-lines',
      may(runtime, 'settings:manage'),
      does('Adds a product line.', { 201: productLineView }),
      body(newProductLine),
      async (c) => c.json(await addProductLine(runtime, c.get('actor'), c.req.valid('json').name), 201),
    )
    .get(
      '/fields',
      may(runtime, 'leads:read'),
      does('Lists the lead fields that the manufacturer has declared, those in use first.', {
        200: fieldList,
      }),
      async (c) => c.json(await listFields(runtime, c.get('actor')), 200),
    )
    .post(
      '/fields',
      may(runtime, 'settings:manage'),
      does('Declares a lead field; its key and type are for good.', { 201: fieldView }),
      body(newField),
      async (c) => c.json(await addField(runtime, c.get('actor'), c.req.valid('json')), 201),
    )
    .patch(
      '/fields/:key',
      may(runtime, 'settings:manage'),
      does('Changes a lead field, retires it, or takes it back; leads keep what they came with.', {
        200: fieldView,
      }),
      body(editField),
      async (c) =>
        c.json(await changeField(runtime, c.get('actor'), c.req.param('key'), c.req.valid('json')), 200),
    )
    .delete(
      '/product-lines/:id',
      may(runtime, 'settings:manage'),
      does('Removes a product line; leads keep its name, shown as unknown.', { 204: null }),
      async (c) => {
        await removeProductLine(runtime, c.get('actor'), idOf(c.req.param('id')))
        return c.body(null, 204)
      },
    )
