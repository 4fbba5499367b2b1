import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The address at which an answer to one mail arrives: `local+key@domain`. The key is the mail's id and a signature, in
 * an alphabet that survives the folding of upper and lower case: base32 (id · HMAC-SHA-256, 80 bits), 42 characters.
 *
 * @param inbound the plain address at which Baton is written to; its local part has at most 21 characters, so that
 *   no local part exceeds the 64 of RFC 5321
 */
export function replyAddress(inbound: string, mailId: string, secret: string): string {
  const at = inbound.lastIndexOf('@')
  const id = Buffer.from(mailId.replaceAll('-', ''), 'hex')
  const key = base32(Buffer.concat([id, signature(id, secret)]))
  return `${inbound.slice(0, at)}+${key}${inbound.slice(at)}`
}

/** The mail that an address names, or null where the address is none of ours or its key was not signed by us. */
export function mailOfAddress(address: string, inbound: string, secret: string): string | null {
  const [local, domain] = parts(inbound.toLowerCase())
  const [given, givenDomain] = parts(address.toLowerCase())
  if (givenDomain !== domain || !given.startsWith(`${local}+`)) return null
  const bytes = fromBase32(given.slice(local.length + 1))
  if (bytes?.length !== idBytes + macBytes) return null
  const id = bytes.subarray(0, idBytes)
  if (!timingSafeEqual(signature(id, secret), bytes.subarray(idBytes))) return null
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const idBytes = 16
const macBytes = 10
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

const signature = (id: Buffer, secret: string) =>
  createHmac('sha256', `reply:${secret}`).update(id).digest().subarray(0, macBytes)

const parts = (address: string): [string, string] => {
  const at = address.lastIndexOf('@')
  return [address.slice(0, Math.max(at, 0)), address.slice(at + 1)]
}

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[parseInt(five.padEnd(5, '0'), 2)]).join('')
}

function fromBase32(text: string): Buffer | null {
  const digits = [...text].map((char) => alphabet.indexOf(char))
  if (digits.includes(-1)) return null
  const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)))
}
