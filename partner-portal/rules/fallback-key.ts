/** Stands for the fallback where rules stand by their keys; no key of a rule has such a sign. */
export const fallbackKey = '~'
