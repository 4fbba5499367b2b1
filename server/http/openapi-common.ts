import { refusals } from '../../shared/refusals.ts'
import type { JsonSchema } from './components.ts'
import type { Description } from './describe.ts'

/** RFC 9457, with Baton's own members; facts of the refusal stand beside them. */
export const problemSchema: JsonSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'traceId'],
  properties: {
    type: { type: 'string', description: 'Stable: `urn:baton:problem:` and the code.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: [...Object.keys(refusals), 'fault'] },
    traceId: { type: 'string', description: 'Is in the log, and in `X-Trace-Id`.' },
    retryAfterSeconds: { type: 'integer', description: 'With 429 and 503; also in `Retry-After`.' },
    faults: {
      type: 'array',
      description: 'One for each wrong field.',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'message'],
        properties: {
          pointer: { type: 'string', description: 'JSON pointer to the field.' },
          code: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
  additionalProperties: true,
}

export const securitySchemes: Record<string, JsonSchema> = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'baton_session',
    description: 'Set by `POST /api/session`; over https its name is `__Host-baton_session`.',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key of the manufacturer; its scopes are permissions.',
  },
  mailLink: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Baton-Link',
    description: 'The token of a mail’s link: opens one offer, for one partner, until it is over.',
  },
}

type Who = Description['who']

export function securityFor(who: Who): Record<string, never[]>[] {
  switch (who) {
    case 'anyone':
      return []
    case 'link':
      return [{ mailLink: [] }]
    case 'signed_in':
      return [{ session: [] }]
    default:
      return [{ session: [] }, { apiKey: [] }]
  }
}

/** Who may, in a sentence. */
export function whoMay(who: Who): string {
  switch (who) {
    case 'anyone':
      return 'Open to everybody.'
    case 'link':
      return 'For whoever holds the link of a mail.'
    case 'signed_in':
      return 'For anybody signed in.'
    default:
      return `Needs the permission \`${who}\`.`
  }
}
