/*
 * Closed lists of codes that both sides speak. They stand apart from the schemas, so that a page can list them
 * without carrying a validator.
 */
export const leadStatuses = ['waiting', 'held', 'offered', 'accepted', 'unassigned', 'closed'] as const

export const timelines = ['now', '3_months', '6_months', '12_months', 'later'] as const

export const customerTypes = ['consumer', 'business', 'public'] as const

export const grades = ['A', 'B', 'C'] as const

/** How a rule orders the partners of its pool, offers them the lead, reckons their window, and holds them to a product line. */
export const orders = [
  'nearest',
  'tier',
  'round_robin',
  'weighted',
  'least_loaded',
  'best_performing',
] as const
export const modes = ['exclusive', 'race', 'assign'] as const
export const clocks = ['working', 'wall'] as const
export const portfolios = ['must_carry', 'must_be_certified', 'any'] as const

/** Whom a step of a ladder may tell, beside a named person and a webhook. */
export const ladderAudiences = ['partner', 'partner_admins', 'channel_managers'] as const

/** What of two leads of one customer can be chosen; a field of the manufacturer's own is `custom.<key>`. */
export const mergeFields = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'company',
  'website',
  'street',
  'place',
  'message',
  'productLine',
  'quantity',
  'budget',
  'timeline',
  'companySize',
  'customerType',
  'language',
  'grade',
  'source',
] as const

export const declineReasons = [
  'no_capacity',
  'outside_area',
  'product_not_carried',
  'too_small',
  'own_customer',
  'not_enough_data',
  'spam',
  'other',
] as const

export const activityKinds = ['call', 'visit', 'email', 'meeting', 'quote', 'note'] as const

export const flags = [
  'stale',
  'no_next_step',
  'next_step_overdue',
  'close_date_past',
  'pushed',
  'no_first_contact',
] as const

export const opportunitySorts = ['next_step', 'amount', 'expected_close', 'newest'] as const

export const partnerStatuses = ['active', 'paused', 'ended'] as const

export const notificationKinds = [
  'offer_made',
  'offer_reminder',
  'offer_escalated',
  'offer_expired',
  'offer_withdrawn',
  'offer_accepted',
  'offer_declined',
  'offer_time_asked',
  'offer_accept_undone',
  'lead_unassigned',
  'lead_joined',
  'first_contact_due',
  'opportunity_quiet',
  'opportunity_silent',
  'help_wanted',
  'reply_unclear',
  'reply_refused',
  'opportunity_closed',
  'opportunity_returned',
  'opportunity_reclaimed',
  'canary_rolled_back',
  'customer_introduction',
  'customer_check',
  'customer_not_reached',
  'customer_wants_another',
  'customer_withdrew',
  'discrepancy_opened',
  'discrepancy_asked',
  'opportunity_withdrawn',
  'address_bounced',
  'alarm_raised',
  'digest',
  'invitation',
  'password_reset',
] as const

export const mailStatuses = ['owed', 'sending', 'sent', 'kept', 'dead', 'gathered', 'folded'] as const

/** Why a mail has not arrived, or not yet. */
export const mailReasons = [
  'unknown_address',
  'bounced',
  'no_address',
  'mailbox_full',
  'refused',
  'refused_for_now',
  'sign_in',
  'unreachable',
  'limit_address',
  'limit_host',
  'unwritable',
  'other',
] as const

/** Whom the words of a mail's template address, what of a mail it words, and what may stand in it as `{{name}}`. */
export const templateVoices = ['all', 'partner', 'manufacturer'] as const
export const templateParts = ['subject', 'intro', 'outro', 'action'] as const
export const mailVariables = [
  'recipient',
  'manufacturer',
  'title',
  'partner',
  'deadline',
  'deadline_short',
  'time_left',
  'due',
  'expired_at',
  'call_by',
  'said_at',
  'accepted_at',
  'days',
  'reminder',
  'reason',
  'note',
  'request',
  'product',
  'quantity',
  'place',
  'distance',
  'budget',
  'timeline',
  'customer_type',
  'employees',
  'grade',
  'why',
  'person',
  'phone',
  'address',
  'inviter',
  'version',
  'live_version',
] as const

/** What sets a follow-up rule going. */
export const followUpTriggers = [
  'no_first_contact',
  'no_activity',
  'no_next_step',
  'next_step_overdue',
  'stage_too_long',
  'close_date_past',
  'quote_unanswered',
  'postponed_wakes',
] as const

/** What a follow-up does: mails the partner, sets it a task, tells the channel manager, offers to reclaim, reclaims, closes as lost. */
export const followUpActions = ['mail', 'task', 'tell', 'propose_reclaim', 'reclaim', 'close'] as const

/** What a partner may answer to a follow-up straight from its mail. */
export const mailAnswers = [
  'called',
  'visited',
  'quote_sent',
  'waiting_for_customer',
  'lost',
  'need_help',
] as const

/** What a partner may answer to an offer by mail, and what a reply may announce to come next. */
export const offerAnswers = ['accept', 'decline', 'ask_for_time'] as const
export const replySteps = ['quote', 'call', 'visit'] as const

/** What a mail that came in is; `foreign` comes from somebody who was not written to. */
export const inboundKinds = ['reply', 'auto_reply', 'bounce', 'loop', 'foreign'] as const

/** What became of it: done, asked back about, confirmed or dismissed by its writer, set aside, or refused by the state of things. */
export const inboundStatuses = ['applied', 'asked', 'confirmed', 'dismissed', 'ignored', 'refused'] as const

/** Ways to a person beside the portal; what the webhooks of a manufacturer speak; what people choose for separately. */
export const channels = ['mail', 'push'] as const
export const webhookKinds = ['slack', 'teams', 'json'] as const
export const notificationGroups = ['offers', 'follow_ups', 'news', 'alarms'] as const

/** Where a customer's request stands, in the order in which it goes on. */
export const customerStandings = [
  'received',
  'asking',
  'will_call',
  'in_touch',
  'offer_made',
  'done',
  'closed',
  'withdrawn',
] as const
export const customerAnswers = ['yes', 'no'] as const
/** Who was right, or neither. */
export const discrepancyResolutions = ['customer_right', 'partner_right', 'misunderstanding'] as const
