import type { Need, NotificationData } from './data.ts'

const need: Need = {
  title: '3 × Heat pump, 80331 München',
  productLine: 'Heat pump',
  quantity: 3,
  budget: 45_000,
  currency: 'EUR',
  timeline: '3_months',
  companySize: 120,
  customerType: 'business',
  grade: 'A',
  place: { country: 'DE', postalCode: '80331', town: 'München' },
  distanceKm: 7.42,
  respondBy: '2026-03-02T13:00:00.000Z',
  why: [
    { code: 'covers', place: '80331 München' },
    { code: 'nearest', km: 7.42 },
  ],
}

const title = '3 × Heat pump, 80331 München'
const partnerName = 'Alpen Solar'

/** What each kind may be told with: for a preview where nothing of the kind has happened yet. */
export const samples: NotificationData = {
  offer_made: need,
  offer_reminder: { ...need, left: 90 },
  offer_escalated: { title, respondBy: '2026-03-02T13:00:00.000Z', partnerName },
  offer_expired: { title, partnerName, at: '2026-03-02T13:00:00.000Z' },
  offer_withdrawn: { title, reason: 'lead_closed' },
  offer_accepted: { title, partnerName, opportunity: '01912d68-783e-7a03-8467-5661c1243ad4' },
  offer_declined: { title, partnerName, reason: 'no_capacity', note: 'Until April' },
  offer_time_asked: {
    title,
    partnerName,
    respondBy: '2026-03-02T15:00:00.000Z',
    was: '2026-03-02T13:00:00.000Z',
  },
  offer_accept_undone: { title, partnerName },
  lead_unassigned: {
    title,
    reason: 'ladder_exhausted',
    history: [
      { partnerName, outcome: 'declined', reason: 'no_capacity' },
      { partnerName: 'Huber Haustechnik', outcome: 'expired' },
    ],
  },
  lead_joined: { title, what: '2 × Storage, 80331 München' },
  first_contact_due: { title, due: '2026-03-03T09:00:00.000Z' },
  opportunity_quiet: { title, days: 3, nudge: 2 },
  opportunity_silent: { title, partnerName, days: 9 },
  help_wanted: { title, partnerName, note: 'Which pump fits a listed building?' },
  opportunity_closed: { title, partnerName, rule: 'No answer' },
  opportunity_returned: { title, partnerName, reason: '…' },
  opportunity_reclaimed: { title, partnerName, reason: '…' },
  digest: {
    waiting: [
      {
        what: 'offer',
        title,
        at: '2026-03-02T13:00:00.000Z',
        day: null,
        who: null,
        url: 'https://baton.example/inbox/01912d68-783e-7a03-8467-5661c1243ad4',
      },
      {
        what: 'next_step',
        title: 'Storage, 81667 München',
        at: null,
        day: '2026-02-27',
        who: 'Send the quote',
        url: 'https://baton.example/opportunities/01912d68-783e-7a03-8467-5661c1243ad4',
      },
    ],
    more: 3,
    happened: [{ text: 'Your customer has asked again: Storage, 81667 München', url: null }],
    settled: 2,
  },
  canary_rolled_back: {
    version: 7,
    liveVersion: 6,
    why: 'slower',
    live: { answered: 24, accepted: 20, refused: 5, acceptMinutesMedian: 12 },
    canary: { answered: 21, accepted: 18, refused: 4, acceptMinutesMedian: 95 },
  },
  customer_introduction: {
    title,
    partnerName,
    person: 'Vera Huber',
    phone: '+49 89 123456',
    by: '2026-03-03T09:00:00.000Z',
  },
  customer_check: { title, partnerName, phone: '+49 89 123456' },
  customer_not_reached: { title },
  customer_wants_another: { title, partnerName, note: '…' },
  customer_withdrew: { title, partnerName, note: '…' },
  discrepancy_opened: {
    title,
    partnerName,
    note: '…',
    acceptedAt: '2026-03-02T09:00:00.000Z',
    firstContactAt: '2026-03-03T09:00:00.000Z',
    activities: [{ kind: 'call', at: '2026-03-03T09:00:00.000Z' }],
  },
  discrepancy_asked: { title, saidAt: '2026-03-06T09:00:00.000Z' },
  opportunity_withdrawn: { title },
  address_bounced: {
    address: 'jana@alpen.example',
    who: 'Jana Keller',
    partnerName,
    reason: '550 5.1.1 no such user',
  },
  alarm_raised: { what: 'offers_late', since: '2026-03-02T08:00:00.000Z', amount: 3660 },
  invitation: {
    name: 'Jana Keller',
    address: 'jana@example.com',
    locale: 'en',
    url: 'https://baton.example/invitation#abcdefgh',
    manufacturerName: 'Nordlicht Heizungen',
    inviter: 'Ole Brandt',
  },
  password_reset: {
    name: 'Jana Keller',
    address: 'jana@example.com',
    locale: 'en',
    url: 'https://baton.example/reset#abcdefgh',
  },
}
