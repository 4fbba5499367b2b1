/** What waits to be done, over all manufacturers; ages and lateness in seconds, 0 where nothing waits. */
export interface Backlog {
  offersOpen: number
  /** Open offers whose next step should have been taken. */
  offersDue: number
  offersLate: number
  leadsWaiting: number
  leadsUnassigned: number
  leadsHeld: number
  followUpsDue: number
  outboxOwed: number
  outboxAge: number
  mailsOwed: number
  /** Since the oldest mail that should have gone was due. */
  mailsLate: number
  mailsDead: number
  dispatchesOwed: number
  dispatchesDead: number
}

/** What each figure is, for whoever reads the metrics. */
export const backlogHelp: Record<keyof Backlog, string> = {
  offersOpen: 'Open offers.',
  offersDue: 'Open offers whose next step is due.',
  offersLate: 'Seconds since the longest overdue step of an offer was due.',
  leadsWaiting: 'Leads that wait to be routed.',
  leadsUnassigned: 'Leads that nobody is left to be offered.',
  leadsHeld: 'Leads that somebody must look at.',
  followUpsDue: 'Opportunities whose follow-up is due.',
  outboxOwed: 'Notifications that are not written yet.',
  outboxAge: 'Seconds since the oldest of them was owed.',
  mailsOwed: 'Mails that are to be sent.',
  mailsLate: 'Seconds since the longest overdue mail was due.',
  mailsDead: 'Mails that were given up.',
  dispatchesOwed: 'Pushes and calls of webhooks that are to be sent.',
  dispatchesDead: 'Pushes and calls of webhooks that were given up.',
}

/** The name of a figure in the metrics: `offersLate` is `offers_late`. */
export const metricName = (figure: string): string =>
  figure.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
