import type { NotificationGroup } from './channels.ts'
import type { NotificationKind } from './mails.ts'

/**
 * What people choose about together: `offers` wait for an answer or did, `follow_ups` ask how it stands, `news` tell
 * what happened, `alarms` need the manufacturer's hand. `always` is what somebody asked for, or is no member: it goes
 * at once, by mail alone.
 */
export const groupOfKind: Record<NotificationKind, NotificationGroup | 'always'> = {
  offer_made: 'offers',
  offer_reminder: 'offers',
  offer_escalated: 'offers',
  offer_expired: 'offers',
  offer_withdrawn: 'offers',
  offer_accepted: 'news',
  offer_declined: 'news',
  offer_accept_undone: 'news',
  offer_time_asked: 'news',
  lead_joined: 'news',
  opportunity_returned: 'news',
  opportunity_reclaimed: 'news',
  first_contact_due: 'follow_ups',
  opportunity_quiet: 'follow_ups',
  opportunity_silent: 'follow_ups',
  lead_unassigned: 'alarms',
  canary_rolled_back: 'alarms',
  customer_wants_another: 'alarms',
  customer_withdrew: 'news',
  discrepancy_opened: 'alarms',
  customer_not_reached: 'follow_ups',
  discrepancy_asked: 'follow_ups',
  opportunity_withdrawn: 'news',
  opportunity_closed: 'news',
  address_bounced: 'alarms',
  alarm_raised: 'alarms',
  help_wanted: 'alarms',
  customer_introduction: 'always',
  customer_check: 'always',
  digest: 'always',
  invitation: 'always',
  // Whoever writes to us is answered at once.
  reply_unclear: 'always',
  reply_refused: 'always',
  password_reset: 'always',
}

/** What a webhook may be told of: everything that is not one person's own business. */
export const webhookEvents = (Object.keys(groupOfKind) as NotificationKind[]).filter(
  (kind) => groupOfKind[kind] !== 'always',
)

/** The groups that reach a desk: nothing alarms a partner. */
export const groupsOfDesk: Record<'partner' | 'manufacturer', readonly NotificationGroup[]> = {
  partner: ['offers', 'follow_ups', 'news'],
  manufacturer: ['offers', 'alarms', 'follow_ups', 'news'],
}
