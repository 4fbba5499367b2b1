/** So many mails of one kind of interruption a person gets within a minute one by one; more come as one. */
export const mostOneByOne = 5
export const stormMs = 60_000

interface Mail {
  userId: string | null
  status: 'owed' | 'kept' | 'gathered'
  dueAt: Date
}

/**
 * One notice instead of a storm: where a machine that was off catches up, or a thousand leads move at once, what a
 * person would get beyond a handful is gathered, and told as one a minute later. `bears` says which mails bear that:
 * offers to a partner never do.
 *
 * @param before how many such mails each person was written within the last minute
 */
export function calmed<M extends Mail>(
  mails: readonly M[],
  before: ReadonlyMap<string, number>,
  bears: (mail: M) => boolean,
  now: Date,
): M[] {
  const counts = new Map(before)
  const soon = (mail: M) => bears(mail) && mail.userId !== null && mail.status !== 'gathered'
  for (const mail of mails) if (soon(mail)) counts.set(mail.userId!, (counts.get(mail.userId!) ?? 0) + 1)
  return mails.map((mail) => {
    if (!soon(mail) || counts.get(mail.userId!)! <= mostOneByOne) return mail
    const due = new Date(Math.max(mail.dueAt.getTime(), now.getTime() + stormMs))
    return { ...mail, status: 'gathered' as const, dueAt: due }
  })
}
