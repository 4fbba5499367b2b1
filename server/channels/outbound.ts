import { lookup } from 'node:dns'
import type { LookupAddress } from 'node:dns'
import type { IncomingMessage } from 'node:http'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isIP } from 'node:net'
import { isLoopback, isPublic } from './public-address.ts'

/** What a place outside answered. `text` is the beginning of its answer. */
export interface Answered {
  status: number
  retryAfter: string | null
  text: string
}

/** An address that may not be called at all; nothing was sent. */
export class AddressRefused extends Error {}

/** After this a call has failed, in ms. */
export const longestCallMs = 10_000
const mostRead = 16 * 1024

/**
 * Posts to a place outside: by https, to the open internet alone, without following where it points. The address is
 * judged as it is connected to, so that a name which answers differently the second time leads nowhere else.
 *
 * @param loopback whether this machine itself may be called, by http too; for tests
 * @throws AddressRefused, or what the network says
 */
export async function post(
  address: string,
  { headers, body }: { headers: Record<string, string | number>; body: string | Buffer },
  { loopback }: { loopback: boolean },
): Promise<Answered> {
  const url = new URL(address)
  const secure = url.protocol === 'https:'
  if (!secure && !(loopback && url.protocol === 'http:')) throw new AddressRefused('only https is called')
  if (url.username || url.password) throw new AddressRefused('the address has a password in it')
  const mayReach = (ip: string) => (secure && isPublic(ip)) || (loopback && isLoopback(ip))
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !mayReach(host)) throw new AddressRefused(notPublic)
  const options = {
    method: 'POST',
    agent: false,
    lookup: lookupOnly(mayReach),
    signal: AbortSignal.timeout(longestCallMs),
    headers: { 'User-Agent': 'Baton', 'Content-Length': Buffer.byteLength(body), ...headers },
  }
  return new Promise((resolve, reject) => {
    const request = (secure ? overHttps : overHttp)(url, options, (response) =>
      read(response).then(resolve, reject),
    )
    request.on('error', (error) =>
      reject(error.name === 'AbortError' ? new Error(`no answer within ${longestCallMs / 1000} s`) : error),
    )
    request.end(body)
  })
}

const notPublic = 'the address is not one of the open internet'

/** Resolves names, and refuses those of which any address may not be reached. */
const lookupOnly =
  (mayReach: (ip: string) => boolean): LookupFunction =>
  (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const [first] = found ?? []
      if (error || !first) done(error ?? new Error('the name has no address'), '', 4)
      else if (!found.every(({ address }) => mayReach(address))) done(new AddressRefused(notPublic), '', 4)
      else if (options.all) done(null, found)
      else done(null, first.address, first.family)
    })

/** The answer, of which no more is read than its beginning. */
async function read(response: IncomingMessage): Promise<Answered> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= mostRead) break
  }
  response.destroy()
  return {
    status: response.statusCode ?? 0,
    retryAfter: response.headers['retry-after'] ?? null,
    text: Buffer.concat(chunks).subarray(0, mostRead).toString('utf8'),
  }
}
