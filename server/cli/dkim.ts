import type { DkimKey } from '../notifications/dkim.ts'
import { dnsRecordOf } from '../notifications/dkim.ts'

const help = `No key is set, so mails leave unsigned. Make one, and start Baton with it:

  openssl genrsa -out dkim.pem 2048
  DKIM_DOMAIN=example.com DKIM_KEY_FILE=dkim.pem npm run baton -- dkim`

/** A string of a TXT record holds 255 bytes (RFC 1035 3.3.14). */
const longest = 255

/**
 * `npm run baton -- dkim`: what to publish in the DNS, so that receivers can check the signature of mails.
 *
 * @returns the exit code: 1 where no key is set
 */
export function runDkim(key: DkimKey | null, { output }: { output: NodeJS.WritableStream }): number {
  if (!key) {
    output.write(`${help}\n`)
    return 1
  }
  const { name, value } = dnsRecordOf(key)
  const parts = value.match(new RegExp(`.{1,${longest}}`, 'g')) ?? []
  output.write(`Publish this TXT record:\n\n${name}\n${value}\n\n`)
  output.write(`As a line of a zone file:\n\n${name}. IN TXT ${parts.map((part) => `"${part}"`).join(' ')}\n`)
  return 0
}
