/** The token of a mailed link, from the fragment: it reaches neither the server's log nor a referrer. */
export const tokenOf = (hash: string): string | undefined =>
  new URLSearchParams(hash.replace(/^#/, '')).get('token') || undefined
