import { createHash, randomBytes } from 'node:crypto'

/** A new bearer secret: 32 random bytes, base64url. */
export const newSecret = () => randomBytes(32).toString('base64url')

/** What is kept of a secret: SHA-256, hex. Fit for random secrets only, not for passwords. */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')
