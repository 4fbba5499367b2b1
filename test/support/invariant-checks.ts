/** Children and the parents that they name: column, table. Each must be there, in the same tenant. */
const parents: Record<string, Record<string, string>> = {
  leads: { partner_id: 'partners', duplicate_of: 'leads' },
  lead_contacts: { lead_id: 'leads' },
  offers: { lead_id: 'leads', partner_id: 'partners', decision_id: 'routing_decisions' },
  opportunities: { lead_id: 'leads', partner_id: 'partners', offer_id: 'offers', pipeline_id: 'pipelines' },
  activities: { opportunity_id: 'opportunities' },
  routing_decisions: { lead_id: 'leads', partner_id: 'partners' },
  audit: { lead_id: 'leads', partner_id: 'partners' },
  outbox: { lead_id: 'leads', partner_id: 'partners', offer_id: 'offers', opportunity_id: 'opportunities' },
  mails: { outbox_id: 'outbox', lead_id: 'leads' },
  partner_counters: { partner_id: 'partners' },
  partner_revisions: { partner_id: 'partners' },
  partner_days: { partner_id: 'partners' },
  rule_shares: { partner_id: 'partners' },
  customer_checks: { lead_id: 'leads', opportunity_id: 'opportunities', partner_id: 'partners' },
  discrepancies: { lead_id: 'leads', opportunity_id: 'opportunities', partner_id: 'partners' },
  lead_merges: { kept_id: 'leads', merged_id: 'leads' },
  memberships: { partner_id: 'partners' },
}

const strangers = Object.entries(parents)
  .flatMap(([child, columns]) =>
    Object.entries(columns).map(
      ([column, parent]) => `
        select format('%s.%s %s', '${child}', '${column}', c.${column}) as what
        from ${child} c left join ${parent} p on p.tenant_id = c.tenant_id and p.id = c.${column}
        where c.${column} is not null and p.id is null`,
    ),
  )
  .join(' union all ')

/** What each change owes: the audit's kind, the notification's, and how many. */
const owed = `(values
  ('offer_made', 'offer_made', 1), ('lead_assigned', 'offer_accepted', 1), ('offer_accepted', 'offer_accepted', 2),
  ('offer_reminded', 'offer_reminder', 1), ('offer_reopened', 'offer_reminder', 1), ('offer_escalated', 'offer_escalated', 2), ('offer_expired', 'offer_expired', 1),
  ('offer_declined', 'offer_declined', 1), ('offer_time_asked', 'offer_time_asked', 1),
  ('offer_accept_undone', 'offer_accept_undone', 1), ('help_wanted', 'help_wanted', 1), ('offer_withdrawn', 'offer_withdrawn', 1),
  ('lead_unassigned', 'lead_unassigned', 1), ('lead_joined', 'lead_joined', 1),
  ('opportunity_silent', 'opportunity_silent', 1), ('opportunity_returned', 'opportunity_returned', 1),
  ('opportunity_reclaimed', 'opportunity_reclaimed', 1), ('opportunity_closed', 'opportunity_closed', 2),
  ('customer_introduced', 'customer_introduction', 1), ('customer_asked', 'customer_check', 1),
  ('customer_not_reached', 'discrepancy_opened', 1), ('customer_not_reached', 'customer_not_reached', 1),
  ('customer_wants_another', 'customer_wants_another', 1), ('customer_withdrew', 'customer_withdrew', 1),
  ('opportunity_withdrawn', 'opportunity_withdrawn', 1), ('discrepancy_asked', 'discrepancy_asked', 1)
) as o(change, kind, many)`

/** A step of a ladder that tells others than usual: one notification for each of them. */
const namesWhom = `(a.kind in ('offer_reminded', 'offer_escalated') and a.data ->> 'to' is not null)`

/** By name, a statement whose rows say what violates it. */
export const checks: Record<string, string> = {
  'a lead has two open exclusive offers': `
    select format('lead %s has %s', lead_id, count(*)) as what from offers
    where status = 'open' and mode = 'exclusive' group by tenant_id, lead_id having count(*) > 1`,

  'offered is not the same as having an open offer': `
    select format('lead %s is %s and has %s open offers', l.id, l.status, count(o.id)) as what
    from leads l left join offers o on o.tenant_id = l.tenant_id and o.lead_id = l.id and o.status = 'open'
    group by l.tenant_id, l.id, l.status having (l.status = 'offered') <> (count(o.id) > 0)`,

  'accepted is not the same as having one acceptance': `
    select format('lead %s is %s and has %s accepted offers and %s opportunities without an offer', id, status, accepted, past) as what
    from (
      select l.id, l.status, l.status_reason as reason,
        (select count(*) from offers o where o.tenant_id = l.tenant_id and o.lead_id = l.id and o.status = 'accepted'
          and o.returned_at is null) as accepted,
        (select count(*) from opportunities p where p.tenant_id = l.tenant_id and p.lead_id = l.id and p.offer_id is null
          and p.status not in ('returned', 'reclaimed')) as past
      from leads l
    ) counted where (status = 'accepted')::int <> accepted + past
      and not (status = 'closed' and reason = 'customer_withdrew' and accepted + past = 1)`,

  'an acceptance has not one opportunity': `
    select format('offer %s has %s opportunities', o.id, count(p.id)) as what
    from offers o left join opportunities p on p.tenant_id = o.tenant_id and p.offer_id = o.id
      and p.lead_id = o.lead_id and p.partner_id = o.partner_id
    where o.status = 'accepted' group by o.tenant_id, o.id having count(p.id) <> 1`,

  'an opportunity lives without its lead': `
    select format('opportunity %s is %s, lead %s is %s with partner %s', o.id, o.status, l.id, l.status, l.partner_id) as what
    from opportunities o join leads l on l.tenant_id = o.tenant_id and l.id = o.lead_id
    where o.status in ('open', 'postponed') and (l.status <> 'accepted' or l.partner_id is distinct from o.partner_id)`,

  'an open offer has no deadline or next step': `
    select format('offer %s', id) as what from offers
    where status = 'open' and (respond_by is null or next_step_at is null or next_step_at > respond_by)`,

  'the days on which nobody is at a partner are not those of its people': `
    select format('partner %s: %s, its people %s', p.id, kept.days, coalesce(counted.days, '{}')) as what
    from partners p
    cross join lateral (select coalesce(range_agg(daterange(a."from", a."to", '[]')), '{}') as days
      from jsonb_to_recordset(p.unstaffed) as a("from" date, "to" date)) kept
    cross join lateral (select range_intersect_agg(away.days) as days
      from memberships m cross join lateral (
        select coalesce(range_agg(daterange(a."from", a."to", '[]')), '{}') as days
        from jsonb_to_recordset(m.absences) as a("from" date, "to" date)) away
      where m.tenant_id = p.tenant_id and m.partner_id = p.id) counted
    where kept.days <> coalesce(counted.days, '{}')`,

  'a merged lead is not closed, or another is': `
    select format('lead %s is %s (%s)', l.id, l.status, l.status_reason) as what from leads l
    where (l.status = 'closed' and l.status_reason = 'merged') <> exists (
      select from lead_merges m where m.tenant_id = l.tenant_id and m.merged_id = l.id and m.undone_at is null)`,

  'an unfinished lead is nowhere': `
    select format('lead %s is %s', l.id, l.status) as what from leads l
    where (l.status = 'waiting' and l.route_at is null) or (l.status in ('unassigned', 'held') and l.status_reason is null)
      or (l.status = 'offered' and not exists (
        select from offers o where o.tenant_id = l.tenant_id and o.lead_id = l.id and o.status = 'open' and o.next_step_at is not null))`,

  'a live opportunity is followed up by nobody': `
    select format('opportunity %s is %s', o.id, o.status) as what from opportunities o
    where (o.status = 'postponed' and o.nudge_at is null)
      or (o.status = 'open' and exists (
        select from json_array_elements(o.timers) t
        where t ->> 'at' is not null and (o.nudge_at is null or o.nudge_at > (t ->> 'at')::timestamptz)))
      or (o.status = 'open' and o.nudge_at is null and not exists (
        select from follow_up_policies p where p.tenant_id = o.tenant_id))`,

  'something is to do for a closed opportunity': `
    select format('task %s of opportunity %s, which is %s', t.id, o.id, o.status) as what
    from tasks t join opportunities o on o.tenant_id = t.tenant_id and o.id = t.opportunity_id
    where t.done_at is null and o.status not in ('open', 'postponed') or t.partner_id <> o.partner_id`,

  'a closed opportunity is followed up': `
    select format('opportunity %s is %s', id, status) as what from opportunities
    where closed_at is not null and (nudge_at is not null or reclaim_proposed_at is not null or timers::text <> '[]')`,

  'a partner was asked twice': `
    select format('partner %s for lead %s, %s times', o.partner_id, o.lead_id, count(*)) as what from offers o
    where o.status <> 'withdrawn' and o.rule_key is not null and not exists (
      select from audit a where a.tenant_id = o.tenant_id and a.lead_id = o.lead_id and a.kind = 'lead_reoffered'
        and (a.data ->> 'askAgain')::boolean)
    group by o.tenant_id, o.lead_id, o.partner_id having count(*) > 1`,

  'an offer has not its one mail': `
    select format('offer %s has %s', o.id, count(x.id)) as what
    from offers o left join outbox x on x.tenant_id = o.tenant_id and x.offer_id = o.id and x.kind = 'offer_made'
    where o.mode in ('exclusive', 'race') group by o.tenant_id, o.id having count(x.id) <> 1`,

  'a notification is done, and nobody was told': `
    select format('%s %s', o.kind, o.id) as what from outbox o
    where o.status = 'done' and o.error is null
      and not exists (select from mails m where m.tenant_id = o.tenant_id and m.outbox_id = o.id)
      and not exists (select from dispatches d where d.tenant_id = o.tenant_id and d.outbox_id = o.id)`,

  'a mail was folded into no digest, or another reader’s': `
    select format('mail %s into %s', m.id, m.digest_id) as what
    from mails m left join mails d on d.tenant_id = m.tenant_id and d.id = m.digest_id
    where m.status = 'folded' and (d.id is null or d.kind <> 'digest' or d.user_id is distinct from m.user_id)`,

  'mails owed and their causes differ': `
    with due as (
      select a.tenant_id, a.lead_id, coalesce(o.kind, a.data ->> 'nudge') as kind, sum(coalesce(o.many, 1)) as many
      from audit a left join lateral (
        select o.kind, o.many from ${owed} where o.change = a.kind and not ${namesWhom}
        union all
        select case when t.told = '"partner"' then 'offer_reminder' else 'offer_escalated' end, 1
        from jsonb_array_elements(a.data::jsonb -> 'to') as t(told) where ${namesWhom}
      ) o on true
      where a.lead_id is not null and (o.kind is not null or a.kind = 'partner_nudged') group by 1, 2, 3
    ), owes as (
      select tenant_id, lead_id, kind, count(*) as many from outbox
      where lead_id is not null and kind not in ('reply_unclear', 'reply_refused') group by 1, 2, 3
    )
    select format('lead %s should owe %s %s and owes %s', coalesce(d.lead_id, w.lead_id), coalesce(d.many, 0),
      coalesce(d.kind, w.kind), coalesce(w.many, 0)) as what
    from due d full join owes w on w.tenant_id = d.tenant_id and w.lead_id = d.lead_id and w.kind = d.kind
    where coalesce(d.many, 0) <> coalesce(w.many, 0)`,

  'a reply was asked about or refused without telling, or told of twice': `
    select format('manufacturer %s: %s asked, %s mailed; %s refused, %s told', m.id, asked, mailed, refused, told) as what
    from manufacturers m cross join lateral (select
      (select count(*) from inbound_mails i where i.tenant_id = m.id
        and i.status in ('asked', 'confirmed', 'dismissed')) as asked,
      (select count(*) from outbox x where x.tenant_id = m.id and x.kind = 'reply_unclear') as mailed,
      (select count(*) from inbound_mails i where i.tenant_id = m.id and i.status = 'refused') as refused,
      (select count(*) from outbox x where x.tenant_id = m.id and x.kind = 'reply_refused') as told) counted
    where asked <> mailed or refused <> told`,

  'a canary was rolled back without telling, or told of twice': `
    select format('manufacturer %s: %s rolled back, %s in the audit, %s told', m.id, ended, noted, told) as what
    from manufacturers m cross join lateral (select
      (select count(*) from rule_set_releases r where r.tenant_id = m.id and r.outcome = 'rolled_back') as ended,
      (select count(*) from audit a where a.tenant_id = m.id and a.kind = 'canary_rolled_back') as noted,
      (select count(*) from outbox x where x.tenant_id = m.id and x.kind = 'canary_rolled_back') as told) counted
    where ended <> noted or ended <> told`,

  'a decision was made by a version that did not route then': `
    select format('decision %s at %s by version %s', d.id, d.at, d.rule_set_version) as what from routing_decisions d
    where d.rule_set_version is not null and not exists (
      select from rule_set_releases r
      where r.tenant_id = d.tenant_id and r.version = d.rule_set_version and r.starts_at <= d.at
        and (r.ended_at is null or d.at <= r.ended_at)
        and (r.kind = 'canary' or not exists (
          select from rule_set_releases later where later.tenant_id = r.tenant_id and later.kind = 'live'
            and later.ended_at is null and later.starts_at > r.starts_at and later.starts_at < d.at)))`,

  'a notification was done without a mail': `
    select format('outbox %s (%s)', x.id, x.kind) as what from outbox x
    where x.status = 'done' and x.error is null
      and not exists (select from mails m where m.tenant_id = x.tenant_id and m.outbox_id = x.id)
      and not (x.audience = 'webhook' and exists (
        select from dispatches d where d.tenant_id = x.tenant_id and d.outbox_id = x.id))`,

  'a counter is not the recount': `
    select format('partner %s has %s offers and %s opportunities open, counted %s and %s', p.id, offers, opportunities,
      c.open_offers, c.open_opportunities) as what
    from partners p
    left join partner_counters c on c.tenant_id = p.tenant_id and c.partner_id = p.id
    cross join lateral (select
      (select count(*) from offers o where o.tenant_id = p.tenant_id and o.partner_id = p.id and o.status = 'open') as offers,
      (select count(*) from opportunities o where o.tenant_id = p.tenant_id and o.partner_id = p.id
        and o.status in ('open', 'postponed')) as opportunities) recount
    where c.open_offers is distinct from offers or c.open_opportunities is distinct from opportunities`,

  'a day is not the recount': `
    select format('partner %s on %s: counted %s, offers %s', coalesce(d.partner_id, o.partner_id), coalesce(d.day, o.day),
      d.leads, o.leads) as what
    from partner_days d full join (
      select tenant_id, partner_id, day, count(*) as leads from offers
      where status <> 'withdrawn' group by tenant_id, partner_id, day
    ) o on o.tenant_id = d.tenant_id and o.partner_id = d.partner_id and o.day = d.day
    where coalesce(d.leads, 0) <> coalesce(o.leads, 0)`,

  'a race was lost to nobody': `
    select format('offer %s', o.id) as what from offers o
    where o.withdraw_reason = 'taken' and not exists (
      select from offers w where w.tenant_id = o.tenant_id and w.lead_id = o.lead_id and w.mode = 'race'
        and (w.status = 'accepted' or w.accept_undone_at is not null))`,

  'a row points outside its tenant': strangers,

  'the audit of a lead has gaps': `
    select format('lead %s has %s events and rows 1 to %s, %s of them', l.id, l.events, coalesce(max(a.seq), 0), count(a.id)) as what
    from leads l left join audit a on a.tenant_id = l.tenant_id and a.lead_id = l.id
    group by l.tenant_id, l.id, l.events
    having count(a.id) <> l.events or coalesce(max(a.seq), 0) <> l.events or coalesce(min(a.seq), 1) <> 1`,

  'the audit of a lead is out of order': `
    select format('lead %s: entry %s at %s comes after %s', lead_id, seq, at, before) as what
    from (select lead_id, seq, at, lag(at) over (partition by tenant_id, lead_id order by seq) as before from audit
      where lead_id is not null) entries
    where at < before - interval '1 minute'`,
}

/** What was due before the moment $1 and has not been done. */
export const overdue = `
  select format('lead %s waits since %s', id, route_at) as what from leads where status = 'waiting' and route_at < $1::timestamptz
  union all
  select format('offer %s has a step due since %s', id, next_step_at) from offers where status = 'open' and next_step_at < $1::timestamptz
  union all
  select format('opportunity %s is to be followed up since %s', id, nudge_at) from opportunities
  where status in ('open', 'postponed') and nudge_at < $1::timestamptz
  union all
  select format('the customer of opportunity %s is to be written to since %s', id, customer_at) from opportunities where customer_at < $1::timestamptz
  union all
  select format('notification %s is owed since %s', id, created_at) from outbox where status = 'owed' and created_at < $1::timestamptz
  union all
  select format('mail %s is due since %s', id, due_at) from mails where status in ('owed', 'sending') and due_at < $1::timestamptz
  union all
  select format('mail %s waits for a digest since %s', id, due_at) from mails where status = 'gathered' and due_at < $1::timestamptz
  union all
  select format('%s %s is due since %s', channel, id, due_at) from dispatches
  where status in ('owed', 'sending') and due_at < $1::timestamptz
  union all
  select format('the digest of %s is due since %s', user_id, digest_at) from memberships where digest_at < $1::timestamptz`

/** For rule $1: how unevenly its leads were given, over the partners that it ever compared. */
export const sharesCheck = `
  select format('between %s and %s leads a partner', min(given), max(given)) as what
  from (
    select s.tenant_id, (select count(*) from routing_decisions d where d.tenant_id = s.tenant_id and d.rule_key = s.rule_key
      and d.partner_id = s.partner_id) as given
    from rule_shares s where s.rule_key = $1
  ) shares group by tenant_id having max(given) - min(given) > 1`
