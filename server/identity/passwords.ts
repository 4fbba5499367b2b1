import { hash, verify } from '@node-rs/argon2'
import { Refused, refuse } from '../../shared/refusals.ts'

// OWASP ASVS 5.0: argon2id (the package's default), 19 MiB, two passes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Each costs 19 MiB while it runs; more than this at once would be a way to exhaust the machine. */
const mostAtOnce = 32
let underWay = 0

/** @throws Refused `overloaded` when too many passwords are being worked on */
export const hashPassword = (password: string) => oneOfFew(() => hash(password, cost))

/** A hash that no password has, so that an unknown user takes as long as a wrong password. */
let nobody: Promise<string> | null = null

/**
 * Whether a password is the one whose hash is kept; false, after the same time, where none is kept.
 *
 * @throws Refused `overloaded` when too many passwords are being worked on
 */
export function passwordFits(password: string, kept: string | null | undefined): Promise<boolean> {
  return oneOfFew(async () => {
    const decoy = await (nobody ??= hash('nobody has this password', cost))
    const fits = await verify(kept ?? decoy, password)
    return fits && Boolean(kept)
  })
}

async function oneOfFew<T>(work: () => Promise<T>): Promise<T> {
  if (underWay >= mostAtOnce) throw new Refused(refuse('overloaded'))
  underWay++
  try {
    return await work()
  } finally {
    underWay--
  }
}
