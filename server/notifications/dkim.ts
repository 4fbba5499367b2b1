import type { KeyObject } from 'node:crypto'
import { createPrivateKey, createPublicKey } from 'node:crypto'

/** Whose signature every mail carries (RFC 6376), so that the recipients' servers know it is ours. */
export interface DkimKey {
  domain: string
  selector: string
  /** RSA, PEM. */
  privateKey: string
}

const fewestBits = 1024

/** What is wrong with a key that is to sign mails, as the end of a sentence; null where it can. */
export function faultOfKey(pem: string): string | null {
  let key: KeyObject
  try {
    key = createPrivateKey(pem)
  } catch {
    return 'is no private key in PEM without a pass phrase; make one with: openssl genrsa -out dkim.pem 2048'
  }
  if (key.asymmetricKeyType !== 'rsa') return `is a ${key.asymmetricKeyType} key; signatures need an RSA key`
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  return bits < fewestBits ? `has ${bits} bits; receivers want ${fewestBits} at least, better 2048` : null
}

/** The name and the value of the DNS record (TXT) by which receivers check the signature. */
export function dnsRecordOf({ domain, selector, privateKey }: DkimKey): { name: string; value: string } {
  const published = createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'der' })
  return {
    name: `${selector}._domainkey.${domain}`,
    value: `v=DKIM1; k=rsa; p=${published.toString('base64')}`,
  }
}
