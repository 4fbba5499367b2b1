import { isIP } from 'node:net'
import type { Fault } from '../../shared/refusals.ts'
import { isLoopback, isPublic } from './public-address.ts'

/**
 * What is wrong with a webhook's address, before it is ever called: only https, no password in it, and no address of
 * a private network. Names are judged when they are connected to.
 */
export function faultOfAddress(address: string, { loopback }: { loopback: boolean }): Fault | null {
  const { protocol, username, password, hostname } = new URL(address)
  const fault = (code: string, message: string): Fault => ({ pointer: '/url', code, message })
  const host = hostname.replace(/^\[|\]$/g, '')
  const own = loopback && isIP(host) !== 0 && isLoopback(host)
  if (protocol !== 'https:' && !(own && protocol === 'http:'))
    return fault('not_https', 'must begin with https://')
  if (username || password) return fault('with_password', 'must have no user or password in it')
  const inside = isIP(host) !== 0 ? !isPublic(host) : /(^|\.)(localhost|local|internal)$/i.test(host)
  if (inside && !own) return fault('not_public', 'must be an address of the open internet')
  return null
}
