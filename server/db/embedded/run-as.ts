import { EmbeddedPostgresProblem, orYourOwn } from './problem.ts'

/** The operating system's user that PostgreSQL runs as. */
export interface RunAs {
  name: string
  uid: number
  gid: number
}

/**
 * Chooses that user; undefined means the user of this process. PostgreSQL refuses root and insists that its folder
 * belongs to the user it runs as, so an existing folder's owner decides, and `postgres` or `nobody` a new one's.
 *
 * @param uid of this process; undefined on Windows
 * @param owner uid of the existing cluster's folder, if there is one
 * @param passwd text of /etc/passwd
 * @throws EmbeddedPostgresProblem when no fitting user exists
 */
export function runAs(
  uid: number | undefined,
  owner: number | undefined,
  passwd: string,
  folder: string,
): RunAs | undefined {
  if (uid === undefined) return undefined
  const users = parsePasswd(passwd)
  const nameOf = (id: number) => users.find((user) => user.uid === id)?.name ?? `uid ${id}`
  if (uid !== 0) {
    if (owner === undefined || owner === uid) return undefined
    throw new EmbeddedPostgresProblem(
      `The database folder ${folder} belongs to ${nameOf(owner)}, but Baton runs as ${nameOf(uid)}. ` +
        `Start Baton as root or as that user, or choose another folder in DATA_DIR.`,
    )
  }
  const substitute =
    users.find((user) => user.name === 'postgres') ?? users.find((user) => user.name === 'nobody')
  if (owner === 0)
    throw new EmbeddedPostgresProblem(
      `The database folder ${folder} belongs to root, and PostgreSQL refuses to run as root. ` +
        `Give it to another user: chown -R ${substitute?.name ?? 'postgres'} '${folder}'`,
    )
  if (owner !== undefined)
    return users.find((user) => user.uid === owner) ?? { name: `uid ${owner}`, uid: owner, gid: owner }
  if (substitute) return substitute
  throw new EmbeddedPostgresProblem(
    'PostgreSQL refuses to run as root, and /etc/passwd has no user postgres or nobody to run it as. ' +
      `Add one (useradd --system postgres) or start Baton as an ordinary user. ${orYourOwn}`,
  )
}

function parsePasswd(passwd: string): RunAs[] {
  return passwd
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4 && Number(fields[2]) > 0)
    .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }))
}
