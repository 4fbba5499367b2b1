import { hash, verify } from '@node-rs/argon2'

// OWASP ASVS 5.0: argon2id (the package's default), 19 MiB, two passes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string) => hash(password, cost)

/** A hash that no password has, so that an unknown user takes as long as a wrong password. */
const nobody = hash('nobody has this password', cost)

export async function passwordFits(password: string, kept: string | null | undefined): Promise<boolean> {
  const fits = await verify(kept ?? (await nobody), password)
  return fits && Boolean(kept)
}
