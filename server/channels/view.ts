import type { z } from 'zod'
import type { deviceView, webhookView } from '../../shared/channels.ts'
import type { Actor } from '../identity/actor.ts'
import { allows } from '../identity/actor.ts'
import type { Device } from './device-store.ts'
import type { Health, Webhook } from './webhook-store.ts'

export const deviceOf = ({ id, device, createdAt, endpoint }: Device): z.infer<typeof deviceView> => ({
  id,
  device,
  createdAt: createdAt.toISOString(),
  ending: endpoint.slice(-24),
})

export function webhookOf(
  webhook: Webhook,
  health: Health | undefined,
  actor: Actor,
): z.infer<typeof webhookView> {
  const { id, name, kind, url, events, createdAt, disabledAt } = webhook
  const manages = allows(actor, 'settings:manage')
  const resends = manages && !disabledAt && (health?.dead ?? 0) > 0
  return {
    id,
    name,
    kind,
    address: masked(url),
    events,
    createdAt: createdAt.toISOString(),
    disabledAt: disabledAt?.toISOString() ?? null,
    health: {
      lastSuccessAt: health?.lastSuccessAt ?? null,
      lastErrorAt: health?.lastErrorAt ?? null,
      lastError: health?.lastError ?? null,
      waiting: health?.waiting ?? 0,
      dead: health?.dead ?? 0,
    },
    can: [...(manages ? (['change', 'test'] as const) : []), ...(resends ? (['resend'] as const) : [])],
  }
}

/** The host and the last four characters: enough to tell two apart, too little to write there. */
const masked = (url: string): string => `${new URL(url).origin}/…${url.slice(-4)}`
