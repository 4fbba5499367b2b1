import type { Context } from 'hono'
import type { Env } from './env.ts'

/**
 * The network address of whoever asks, for counting attempts. `X-Forwarded-For` is believed only when the
 * connection comes from this machine or a private network, where a reverse proxy stands; its last entry is the
 * one that the proxy wrote.
 */
export function addressOf(c: Context<Env>): string {
  const peer = peerOf(c.env)
  if (peer && !isNear(peer)) return peer
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 64) || peer || 'unknown'
}

/** The socket's other end, where the Node server hands it over. */
function peerOf(bindings: unknown): string | null {
  const incoming = (bindings as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
  return incoming?.socket?.remoteAddress ?? null
}

const isNear = (address: string) =>
  /^(::1$|fe80:|f[cd]|(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.))/i.test(address)

/** Whether the request comes from this very machine and was passed on by nobody. */
export const isHere = (c: Context<Env>): boolean =>
  /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(peerOf(c.env) ?? '') && !c.req.header('x-forwarded-for')
