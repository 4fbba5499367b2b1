import {
  anAcceptedLead,
  aKey,
  aLead,
  aMail,
  aMember,
  aMerge,
  aDiscrepancy,
  aNewLead,
  anInboundMail,
  anInvitation,
  anOffer,
  anOpenOpportunity,
  aTask,
  aProductLine,
  aField,
  aSimulation,
  aWebhook,
} from './matrix-things.ts'
import type { Asker, Row } from './matrix.ts'

const people: Asker[] = [
  'viewer',
  'channel_manager',
  'admin',
  'partner_admin',
  'partner_user',
  'rival',
  'stranger',
]
const staff: Asker[] = ['viewer', 'channel_manager', 'admin', 'stranger']
const managers: Asker[] = ['channel_manager', 'admin', 'stranger']
const admins: Asker[] = ['admin', 'stranger']
const partners: Asker[] = ['partner_admin', 'partner_user', 'rival']
const partnerAdmins: Asker[] = ['partner_admin', 'rival']

let nth = 0

/** Who may do what, route by route. A route that is missing here fails the test. */
export const rows: Record<string, Row> = {
  'GET /api/health': { for: 'everybody' },
  'GET /api/ready': { for: 'everybody' },
  'GET /api/openapi.json': { for: 'everybody' },
  'GET /api/docs': { for: 'everybody' },
  'GET /api/docs/style.css': { for: 'everybody' },

  'GET /api/session': { for: people },
  'POST /api/session': {
    for: 'everybody',
    body: () => ({ email: `unknown.${++nth}@example.com`, password: 'a wrong password' }),
    through: [401],
  },
  'DELETE /api/session': { for: 'everybody', endsAsker: true },
  'DELETE /api/sessions': { for: people, endsAsker: true },
  'POST /api/session/membership': {
    for: people,
    thing: aMember,
    body: (membershipId) => ({ membershipId }),
    // A membership is the person's own, never the manufacturer's to take on.
    through: [404],
  },
  'GET /api/me/preferences': { for: people },
  'PUT /api/me/preferences': {
    for: people,
    body: () => ({ groups: {}, daily: false, digestAt: '07:30', quiet: null }),
  },
  'POST /api/me/devices': {
    for: people,
    body: () => ({
      endpoint: `https://push.example/${++nth}`,
      keys: { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) },
    }),
  },
  // A browser is the person's own, and nobody else's.
  'DELETE /api/me/devices/:id': { for: people, thing: aMember, through: [404] },
  'GET /api/webhooks': { for: staff },
  'POST /api/webhooks': {
    for: admins,
    body: () => ({
      name: `Webhook ${++nth}`,
      kind: 'json',
      url: 'https://hooks.example.com/x',
      events: ['offer_accepted'],
    }),
  },
  'PATCH /api/webhooks/:id': { for: admins, thing: aWebhook, shared: true, body: () => ({ disabled: true }) },
  'POST /api/webhooks/:id/test': { for: admins, thing: aWebhook, shared: true },
  'POST /api/webhooks/:id/resend': { for: admins, thing: aWebhook, shared: true },
  'PATCH /api/me': { for: people, body: () => ({ locale: 'en' }) },
  'POST /api/password-resets': {
    for: 'everybody',
    body: () => ({ email: `unknown.${++nth}@example.com` }),
  },
  'POST /api/password-resets/complete': {
    for: 'everybody',
    body: () => ({ token: 'no such token', password: 'long enough now' }),
    through: [410],
  },
  'POST /api/invitations/accept': {
    for: 'everybody',
    body: () => ({ token: 'no such token', name: 'Nobody', password: 'long enough now' }),
    through: [410],
  },

  'GET /api/people': { for: [...managers, ...partnerAdmins] },
  'DELETE /api/people/:membershipId': { for: [...managers, ...partnerAdmins], thing: aMember },
  'PUT /api/people/:membershipId/absences': {
    for: [...managers, ...partnerAdmins],
    thing: aMember,
    body: () => ({ absences: [] }),
  },
  'GET /api/me/absences': { for: people },
  'PUT /api/me/absences': { for: people, body: () => ({ absences: [] }) },
  'GET /api/availability': { for: partners },
  'PUT /api/availability': {
    for: partnerAdmins,
    body: () => ({ version: 1, hours: null, absences: [] }),
  },
  'POST /api/availability/preview': { for: partners, body: () => ({ hours: null, absences: [] }) },
  'GET /api/holidays': { for: people, query: '?country=DE' },
  'GET /api/invitations': { for: [...managers, ...partnerAdmins] },
  'POST /api/invitations': {
    for: [...managers, ...partnerAdmins],
    thing: async ({ partnerId }) => partnerId,
    body: (partnerId) => ({
      email: `guest.${++nth}@example.com`,
      name: 'Gerda Gast',
      role: 'partner_user',
      partnerId,
    }),
  },
  'DELETE /api/invitations/:id': { for: [...managers, ...partnerAdmins], thing: anInvitation },
  'GET /api/api-keys': { for: admins },
  'POST /api/api-keys': { for: admins, body: () => ({ name: 'Website', scopes: ['leads:write'] }) },
  'DELETE /api/api-keys/:id': { for: admins, thing: aKey, shared: true },

  'GET /api/settings': { for: staff },
  'PATCH /api/settings': { for: admins, body: () => ({ locale: 'en' }) },
  'GET /api/product-lines': { for: staff },
  'POST /api/product-lines': { for: admins, body: () => ({ name: `Product ${++nth}` }) },
  'DELETE /api/product-lines/:id': { for: admins, thing: aProductLine, shared: true },

  'GET /api/fields': { for: staff },
  'POST /api/fields': {
    for: admins,
    body: () => ({ key: `field${++nth}`, type: 'text', labels: { en: 'Field', de: 'Feld' } }),
  },
  'PATCH /api/fields/:key': { for: admins, thing: aField, shared: true, body: () => ({ required: false }) },

  'GET /api/status': { for: 'link' },
  'POST /api/status/answer': { for: 'link', body: () => ({ answer: 'yes' }) },
  'POST /api/status/another-partner': { for: 'link', body: () => ({}) },
  'POST /api/status/withdraw': { for: 'link', body: () => ({}) },
  'POST /api/status/stop-mails': { for: 'link' },
  'GET /api/leads/:id/customer': { for: staff, thing: aLead, shared: true },
  'GET /api/discrepancies': { for: staff },
  'POST /api/discrepancies/:id/ask': { for: managers, thing: aDiscrepancy, shared: true },
  'POST /api/discrepancies/:id/resolve': {
    for: managers,
    thing: aDiscrepancy,
    shared: true,
    body: () => ({ resolution: 'misunderstanding' }),
  },
  'POST /api/discrepancies/:id/reclaim': {
    for: managers,
    thing: aDiscrepancy,
    shared: true,
    body: () => ({ reason: 'Nobody called' }),
  },
  'GET /api/customer-mails/preview': { for: admins },
  'GET /api/customer-mails/introduction/html': { for: admins },
  'GET /api/customer-mails/check/html': { for: admins },

  'GET /api/performance': { for: staff },
  'POST /api/performance/publish': { for: managers },

  'GET /api/mails': { for: staff },
  'GET /api/mail-templates': { for: staff },
  'GET /api/mail-templates/words': { for: staff, query: '?kind=offer_made&locale=en' },
  'PUT /api/mail-templates/words': {
    for: admins,
    query: '?kind=offer_made&locale=en',
    body: () => ({ template: { all: { subject: '{{title}}' } }, version: 0 }),
    // Whoever asks second finds the first one's version.
    through: [200, 409],
  },
  'DELETE /api/mail-templates/words': {
    for: admins,
    query: '?kind=offer_made&locale=de&version=1',
    // There is none in that language.
    through: [404],
  },
  'POST /api/mail-templates/preview': {
    for: admins,
    query: '?kind=offer_made&locale=en',
    body: () => ({ template: {}, voice: 'all' }),
  },
  'GET /api/mail-templates/frame': {
    for: admins,
    query: `?kind=offer_made&locale=en&draft=${Buffer.from('{"template":{},"voice":"all"}').toString('base64url')}`,
  },
  'POST /api/mail-templates/test': {
    for: admins,
    query: '?kind=offer_made&locale=en',
    body: () => ({ template: {}, voice: 'all' }),
  },
  'GET /api/mails/unwritten': { for: staff },
  'GET /api/mails/state': { for: staff },
  'POST /api/mails/pause': { for: admins },
  'DELETE /api/mails/pause': { for: admins },
  'POST /api/mails/resend': {
    for: managers,
    body: () => ({ ids: ['00000000-0000-7000-8000-00000000abcd'] }),
  },
  // Only a key may hand mails in: those that receive them are no person's.
  'POST /api/inbound': { for: [] },
  'GET /api/inbound': { for: staff },
  'GET /api/inbound/:id': { for: staff, thing: anInboundMail, shared: true },
  'GET /api/mails/:id': { for: staff, thing: aMail, shared: true },
  'GET /api/mails/:id/html': { for: staff, thing: aMail, shared: true },
  // There is no way to send in a test, so nothing can be sent again.
  'POST /api/mails/:id/resend': { for: managers, thing: aMail, shared: true, through: [409] },

  'GET /api/partners': { for: staff },
  'POST /api/partners': { for: managers, body: () => ({ name: `Partner ${++nth}`, country: 'DE' }) },
  'GET /api/partners/:id': { for: staff, thing: async ({ partnerId }) => partnerId },
  'PATCH /api/partners/:id': {
    for: managers,
    thing: async ({ partnerId }) => partnerId,
    body: () => ({ version: 999 }),
    through: [409],
  },

  'GET /api/opportunities': { for: [...staff, ...partners] },
  'GET /api/pipelines': { for: [...staff, ...partners] },
  'GET /api/opportunities/:id': { for: [...staff, ...partners], thing: anOpenOpportunity },
  'PATCH /api/opportunities/:id': {
    for: partners,
    thing: anOpenOpportunity,
    body: () => ({ version: 999, nextStep: 'Call' }),
    through: [409],
  },
  'POST /api/opportunities/:id/move': {
    for: partners,
    thing: anOpenOpportunity,
    body: () => ({ version: 999, stage: 'proposal' }),
    through: [409],
  },
  'POST /api/opportunities/:id/activities': {
    for: partners,
    thing: anOpenOpportunity,
    body: () => ({ kind: 'call', nextStep: 'Call again', nextStepDue: '2026-03-09' }),
  },
  'POST /api/opportunities/:id/answer': {
    for: partners,
    thing: anOpenOpportunity,
    body: () => ({ answer: 'called' }),
  },
  'POST /api/opportunities/:id/helped': { for: managers, thing: anOpenOpportunity },
  'POST /api/opportunities/:id/keep': { for: managers, thing: anOpenOpportunity },
  'GET /api/tasks': { for: [...staff, ...partners] },
  'POST /api/opportunities/:id/tasks': {
    for: partners,
    thing: anOpenOpportunity,
    body: () => ({ title: 'Call', dueOn: '2026-03-05' }),
  },
  'PATCH /api/tasks/:id': { for: partners, thing: aTask, body: () => ({ version: 1, dueOn: '2026-03-06' }) },
  'POST /api/tasks/:id/done': { for: partners, thing: aTask },
  'POST /api/tasks/:id/reopen': { for: partners, thing: aTask },
  'GET /api/follow-up-policy': { for: staff },
  'GET /api/follow-up-policy/versions': { for: staff },
  'POST /api/follow-up-policy/preview': { for: staff, body: () => ({ policy: { rules: [] } }) },
  // Somebody has published since, so that the policy stays.
  'PUT /api/follow-up-policy': {
    for: managers,
    body: () => ({ policy: { rules: [] }, note: 'None', base: 999 }),
    through: [409],
  },
  'POST /api/opportunities/:id/win': {
    for: partners,
    thing: anOpenOpportunity,
    body: () => ({ orderValue: 100, currency: 'EUR', reason: 'no-such-reason' }),
    through: [422],
  },
  'POST /api/opportunities/:id/lose': {
    for: partners,
    thing: anOpenOpportunity,
    body: () => ({ reason: 'no-such-reason' }),
    through: [422],
  },
  'POST /api/opportunities/:id/postpone': {
    for: partners,
    thing: anOpenOpportunity,
    body: () => ({ until: '2026-06-01' }),
  },
  'POST /api/opportunities/:id/resume': { for: partners, thing: anOpenOpportunity, through: [409] },
  'POST /api/opportunities/:id/return': {
    for: partners,
    thing: anAcceptedLead,
    body: () => ({ reason: 'Moved away' }),
  },
  'POST /api/opportunities/:id/reclaim': {
    for: managers,
    thing: anAcceptedLead,
    body: () => ({ reason: 'Nothing happened' }),
  },

  'GET /api/offers': { for: partners },
  'GET /api/offers/:id': { for: partners, thing: anOffer },
  'POST /api/offers/:id/accept': { for: partners, thing: anOffer },
  'POST /api/offers/:id/decline': { for: partners, thing: anOffer, body: () => ({ reason: 'too_small' }) },
  'POST /api/offers/:id/ask-for-time': { for: partners, thing: anOffer },
  'POST /api/offers/:id/undo-accept': { for: partners, thing: anOffer, through: [409] },
  'POST /api/offers/:id/snooze': { for: partners, thing: anOffer, body: () => ({ until: null }) },
  'GET /api/answer': { for: 'link' },
  'POST /api/answer/accept': { for: 'link' },
  'POST /api/answer/decline': { for: 'link', body: () => ({ reason: 'too_small' }) },
  'POST /api/answer/ask-for-time': { for: 'link' },
  'GET /api/answer/opportunity': { for: 'link' },
  'POST /api/answer/opportunity': { for: 'link', body: () => ({ answer: 'called' }) },
  'POST /api/answer/undo-accept': { for: 'link' },
  'GET /api/answer/reply': { for: 'link' },
  'POST /api/answer/reply/confirm': { for: 'link', body: () => ({ answers: ['called'] }) },
  'POST /api/answer/reply/dismiss': { for: 'link' },

  'POST /api/leads': { for: managers, body: () => aNewLead() },
  'POST /api/leads/batch': { for: managers, body: () => ({ leads: [aNewLead()] }) },

  'GET /api/leads': { for: staff },
  'GET /api/leads/ids': { for: staff },
  // What is another's is told as absent, lead by lead.
  'POST /api/leads/steer': {
    for: managers,
    body: () => ({
      action: 'hold',
      ids: ['00000000-0000-7000-8000-00000000abcd'],
      reason: 'Look',
    }),
  },
  'GET /api/leads/:id': { for: staff, thing: aLead, shared: true },
  'GET /api/leads/:id/timeline': { for: staff, thing: aLead, shared: true },
  'GET /api/leads/:id/choices': { for: staff, thing: aLead, shared: true },
  'POST /api/leads/:id/offer': {
    for: managers,
    thing: aLead,
    shared: true,
    body: (_, { partnerId }) => ({ partnerIds: [partnerId], reason: 'Knows them' }),
  },
  'POST /api/leads/:id/assign': {
    for: managers,
    thing: aLead,
    shared: true,
    body: (_, { partnerId }) => ({ partnerId, reason: 'Knows them', evenIfAsked: true }),
  },
  'POST /api/leads/:id/reoffer': {
    for: managers,
    thing: aLead,
    shared: true,
    body: () => ({ reason: 'Once more', askAgain: true }),
  },
  'POST /api/leads/:id/withdraw': {
    for: managers,
    thing: aLead,
    shared: true,
    body: () => ({ reason: 'By mistake' }),
  },
  'POST /api/leads/:id/hold': { for: managers, thing: aLead, shared: true, body: () => ({ reason: 'Look' }) },
  // An offered lead is not held, so there is nothing to let go.
  'POST /api/leads/:id/release': {
    for: managers,
    thing: aLead,
    shared: true,
    body: () => ({ reason: 'Looked' }),
    through: [409],
  },
  'POST /api/leads/:id/close': {
    for: managers,
    thing: aLead,
    shared: true,
    body: () => ({ reason: 'Spam' }),
  },

  'GET /api/places': { for: staff, query: '?country=DE&postalCode=80331' },
  // The other lead is not there, so nothing is merged.
  'POST /api/leads/:id/merge': {
    for: managers,
    thing: aLead,
    shared: true,
    body: () => ({ otherId: '00000000-0000-7000-8000-00000000abcd', reason: 'Same customer' }),
    through: [404],
  },
  'POST /api/merges/:id/undo': { for: managers, thing: aMerge, shared: true },

  'GET /api/rules': { for: staff },
  'GET /api/rules/use': { for: staff },
  // A revision that nobody has, so that the rules by which the things here are made stay.
  'PUT /api/rules/draft': {
    for: managers,
    body: () => ({ revision: 999, content: { rules: [] } }),
    through: [409],
  },
  'POST /api/rules/check': { for: staff, body: () => ({}) },
  'DELETE /api/rules/draft': { for: managers, query: '?revision=999', through: [409] },
  'POST /api/rules/publish': { for: managers, body: () => ({ revision: 999 }), through: [409] },
  'DELETE /api/rules/scheduled': { for: managers, through: [409] },
  'POST /api/rules/rollback': { for: managers, body: () => ({ version: 999 }), through: [404] },
  'GET /api/rules/versions/:version': { for: staff, through: [404] },
  'GET /api/rules/export': { for: staff },
  'POST /api/rules/import': {
    for: managers,
    body: () => ({ revision: 999, format: 'json', text: '{"rules":[]}' }),
    through: [409],
  },
  // Nobody has a draft here.
  'GET /api/rules/diff': { for: staff, through: [404] },
  'GET /api/rules/canary': { for: staff },
  'POST /api/rules/canary/promote': { for: managers, body: () => ({ version: 999 }), through: [409] },
  'POST /api/rules/canary/end': { for: managers, body: () => ({ version: 999 }), through: [409] },

  'POST /api/rules/try': { for: staff, body: () => ({ lead: { address: { country: 'DE' } } }) },
  // Others may wait already, and so many more may not.
  'POST /api/simulations': {
    for: managers,
    body: () => ({ from: '2026-01-01', to: '2026-01-31', version: 1 }),
    through: [202, 429],
  },
  'GET /api/simulations': { for: staff },
  'GET /api/simulations/:id': { for: staff, thing: aSimulation, shared: true },
  'GET /api/simulations/:id/moves': { for: staff, thing: aSimulation, shared: true },
  'POST /api/simulations/:id/cancel': { for: managers, thing: aSimulation, shared: true },
  'GET /api/territories': { for: staff },
  // No postal codes are known here.
  'GET /api/territories/:area': { for: staff, through: [404] },

  'GET /api/today': { for: staff },

  'GET /api/scorecards': { for: staff },
  'GET /api/partners/:id/scorecard': {
    for: staff,
    absentFor: partners,
    thing: async ({ partnerId }) => partnerId,
  },
  'GET /api/scorecard': { for: partners },
  'GET /api/partners/:id/routing': {
    for: staff,
    absentFor: partners,
    thing: async ({ partnerId }) => partnerId,
  },
  'GET /api/scorecard/routing': { for: partners },
}
