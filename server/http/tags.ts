import type { Operation } from './operations.ts'

/** The parts of the API in the order in which people read them, each with the first words of its paths. */
const parts: Record<string, string[]> = {
  leads: ['leads'],
  customers: ['status', 'discrepancies', 'customer-mails'],
  offers: ['offers', 'answer'],
  opportunities: ['opportunities', 'pipelines', 'tasks'],
  partners: ['partners'],
  figures: ['scorecards', 'scorecard', 'performance', 'today'],
  rules: ['rules', 'simulations', 'follow-up-policy'],
  mails: ['mails', 'inbound'],
  people: ['people', 'invitations'],
  session: ['session', 'sessions', 'me', 'password-resets'],
  'api-keys': ['api-keys'],
  settings: ['settings', 'product-lines', 'fields', 'webhooks'],
  server: ['health', 'ready', 'openapi.json', 'docs'],
}

/** The part that an operation belongs to; a path of its own where the list has none for it. */
export function tagOf({ tag, path }: Operation): string {
  const first = path.split('/')[2]!
  return tag ?? Object.keys(parts).find((part) => parts[part]!.includes(first)) ?? first
}

/** Every part that has an operation, in reading order. */
export function tagsOf(operations: Operation[]): string[] {
  const used = new Set(operations.map(tagOf))
  const order = Object.keys(parts).filter((part) => used.has(part))
  return [...order, ...[...used].filter((tag) => !(tag in parts)).sort()]
}
