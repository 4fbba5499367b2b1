-- Impossible from here on: a row of one tenant that points into another's; a row read or written outside its
-- tenant's transaction; two exclusive offers or two winners for one lead; a past decision, audit row or published
-- rule set that changes.

-- What transact() says of itself, for the length of one transaction.
create function baton_tenant() returns uuid language sql stable as $$ select nullif(current_setting('app.tenant', true), '')::uuid $$;--> statement-breakpoint
create function baton_partner() returns uuid language sql stable as $$ select nullif(current_setting('app.partner', true), '')::uuid $$;--> statement-breakpoint
create function baton_secret() returns text language sql stable as $$ select nullif(current_setting('app.secret', true), '') $$;--> statement-breakpoint
create function baton_user() returns uuid language sql stable as $$ select coalesce(nullif(current_setting('app.user', true), '')::uuid, (select s.user_id from sessions s where s.token_hash = baton_secret())) $$;--> statement-breakpoint
create function baton_scope() returns text language sql stable as $$ select coalesce(current_setting('app.scope', true), '') $$;--> statement-breakpoint

-- Raises unless the transaction that began with this token is still the one that is under way.
create function baton_guard(token text) returns void language plpgsql as $$
begin
  if coalesce(current_setting('app.token', true), '') <> token then
    raise exception 'this transaction was lost with its connection' using errcode = '40001';
  end if;
end $$;--> statement-breakpoint

-- Learns how tables have grown. Every index begins with the tenant, so without statistics they look alike to the planner,
-- and a plan that picks the wrong one reads a tenant's whole table for each row; autovacuum comes a minute too late.
create function baton_learn() returns integer language plpgsql security definer set search_path = public as $$
declare
  t text;
  learned integer := 0;
begin
  for t in
    select s.relname from pg_stat_user_tables s join pg_class c on c.oid = s.relid
    where s.schemaname = 'public' and s.n_mod_since_analyze > greatest(100, c.reltuples / 2)
  loop
    execute format('analyze %I', t);
    learned := learned + 1;
  end loop;
  return learned;
end $$;--> statement-breakpoint

-- Uniqueness and lookups, the tenant first.
create unique index users_email on users (email);--> statement-breakpoint
create index sessions_user on sessions (user_id);--> statement-breakpoint
create unique index memberships_once on memberships (tenant_id, user_id, coalesce(partner_id, '00000000-0000-0000-0000-000000000000'::uuid));--> statement-breakpoint
create index memberships_user on memberships (user_id);--> statement-breakpoint
create index memberships_partner on memberships (tenant_id, partner_id);--> statement-breakpoint
create unique index invitations_token on invitations (token_hash);--> statement-breakpoint
create unique index api_keys_hash on api_keys (key_hash);--> statement-breakpoint
create unique index audit_of_lead on audit (tenant_id, lead_id, seq) where lead_id is not null;--> statement-breakpoint
create index outbox_owed on outbox (tenant_id, created_at) where status = 'owed';--> statement-breakpoint
create index mails_due on mails (tenant_id, due_at) where status in ('owed', 'sending');--> statement-breakpoint
create index mails_newest on mails (tenant_id, created_at desc, id desc);--> statement-breakpoint
create index mails_sent_to on mails (tenant_id, to_address, sent_at) where sent_at is not null;--> statement-breakpoint
create index outbox_unwritten on outbox (tenant_id, created_at desc, id desc) where error is not null;--> statement-breakpoint
create unique index mails_once on mails (tenant_id, outbox_id, to_address);--> statement-breakpoint
create unique index product_lines_name on product_lines (tenant_id, lower(name));--> statement-breakpoint
create unique index partners_external on partners (tenant_id, external_id) where external_id is not null;--> statement-breakpoint
create index partners_name on partners (tenant_id, lower(name), id);--> statement-breakpoint
create unique index leads_external on leads (tenant_id, external_id) where external_id is not null;--> statement-breakpoint
create index leads_newest on leads (tenant_id, received_at desc, id desc);--> statement-breakpoint
create index leads_status on leads (tenant_id, status, received_at desc, id desc);--> statement-breakpoint
create index leads_to_route on leads (tenant_id, route_at) where status = 'waiting';--> statement-breakpoint
create index leads_of_partner on leads (tenant_id, partner_id) where partner_id is not null;--> statement-breakpoint
create index leads_duplicates on leads (tenant_id, duplicate_of) where duplicate_of is not null;--> statement-breakpoint
create index lead_contacts_email on lead_contacts (tenant_id, email_key) where email_key is not null;--> statement-breakpoint
create index lead_contacts_phone on lead_contacts (tenant_id, phone_key) where phone_key is not null;--> statement-breakpoint
create index lead_contacts_company on lead_contacts (tenant_id, company_key) where company_key is not null;--> statement-breakpoint
create index lead_contacts_domain on lead_contacts (tenant_id, domain_key) where domain_key is not null;--> statement-breakpoint
create unique index pipelines_key on pipelines (tenant_id, key);--> statement-breakpoint
create unique index pipelines_default on pipelines (tenant_id) where is_default;--> statement-breakpoint
create unique index opportunities_external on opportunities (tenant_id, external_id) where external_id is not null;--> statement-breakpoint
create index opportunities_of_partner on opportunities (tenant_id, partner_id, status, next_step_due, id);--> statement-breakpoint
create index opportunities_newest on opportunities (tenant_id, accepted_at desc, id desc);--> statement-breakpoint
create index opportunities_closed on opportunities (tenant_id, closed_at) where closed_at is not null;--> statement-breakpoint
create index opportunities_to_nudge on opportunities (tenant_id, nudge_at) where status in ('open', 'postponed') and nudge_at is not null;--> statement-breakpoint
create index opportunities_of_lead on opportunities (tenant_id, lead_id);--> statement-breakpoint
create index opportunities_worked on opportunities (tenant_id, partner_id) where status in ('open', 'postponed');--> statement-breakpoint
create unique index one_live_opportunity_per_lead on opportunities (tenant_id, lead_id) where status not in ('returned', 'reclaimed');--> statement-breakpoint
create index activities_of_opportunity on activities (tenant_id, opportunity_id, at);--> statement-breakpoint
create unique index one_open_exclusive_offer_per_lead on offers (tenant_id, lead_id) where status = 'open';--> statement-breakpoint
create unique index one_accepted_offer_per_lead on offers (tenant_id, lead_id) where status = 'accepted' and returned_at is null;--> statement-breakpoint
create index offers_of_lead on offers (tenant_id, lead_id, made_at);--> statement-breakpoint
create index offers_due on offers (tenant_id, next_step_at) where status = 'open';--> statement-breakpoint
create index offers_of_partner on offers (tenant_id, partner_id, made_at desc, id desc);--> statement-breakpoint
create index offers_open_of_partner on offers (tenant_id, partner_id, respond_by) where status = 'open';--> statement-breakpoint
create index offers_made on offers (tenant_id, made_at);--> statement-breakpoint
create index routing_decisions_of_lead on routing_decisions (tenant_id, lead_id, at);--> statement-breakpoint
create index partner_revisions_version on partner_revisions (tenant_id, network_version);--> statement-breakpoint
create index rule_shares_stamp on rule_shares (tenant_id, stamp);--> statement-breakpoint
create index idempotency_keys_age on idempotency_keys (tenant_id, created_at);--> statement-breakpoint

-- Children and parents share the tenant.
alter table sessions add foreign key (user_id) references users (id) on delete cascade;--> statement-breakpoint
alter table password_resets add foreign key (user_id) references users (id) on delete cascade;--> statement-breakpoint
alter table memberships add foreign key (user_id) references users (id) on delete cascade, add foreign key (tenant_id) references manufacturers (id), add foreign key (tenant_id, partner_id) references partners (tenant_id, id);--> statement-breakpoint
alter table invitations add foreign key (tenant_id) references manufacturers (id), add foreign key (tenant_id, partner_id) references partners (tenant_id, id);--> statement-breakpoint
alter table api_keys add foreign key (tenant_id) references manufacturers (id);--> statement-breakpoint
alter table product_lines add foreign key (tenant_id) references manufacturers (id);--> statement-breakpoint
alter table partners add foreign key (tenant_id) references manufacturers (id);--> statement-breakpoint
alter table partner_revisions add foreign key (tenant_id, partner_id) references partners (tenant_id, id);--> statement-breakpoint
alter table partner_counters add foreign key (tenant_id, partner_id) references partners (tenant_id, id);--> statement-breakpoint
alter table leads add foreign key (tenant_id) references manufacturers (id), add foreign key (tenant_id, partner_id) references partners (tenant_id, id), add foreign key (tenant_id, duplicate_of) references leads (tenant_id, id);--> statement-breakpoint
alter table lead_contacts add foreign key (tenant_id, lead_id) references leads (tenant_id, id);--> statement-breakpoint
alter table pipelines add foreign key (tenant_id) references manufacturers (id);--> statement-breakpoint
alter table routing_decisions add foreign key (tenant_id, lead_id) references leads (tenant_id, id);--> statement-breakpoint
alter table offers add foreign key (tenant_id, lead_id) references leads (tenant_id, id), add foreign key (tenant_id, partner_id) references partners (tenant_id, id), add foreign key (tenant_id, decision_id) references routing_decisions (tenant_id, id);--> statement-breakpoint
alter table opportunities add foreign key (tenant_id, lead_id) references leads (tenant_id, id), add foreign key (tenant_id, partner_id) references partners (tenant_id, id), add foreign key (tenant_id, pipeline_id) references pipelines (tenant_id, id), add foreign key (tenant_id, offer_id) references offers (tenant_id, id);--> statement-breakpoint
alter table activities add foreign key (tenant_id, opportunity_id) references opportunities (tenant_id, id);--> statement-breakpoint
alter table audit add foreign key (tenant_id, lead_id) references leads (tenant_id, id);--> statement-breakpoint
alter table mails add foreign key (tenant_id, outbox_id) references outbox (tenant_id, id);--> statement-breakpoint
alter table rule_set_versions add foreign key (tenant_id) references manufacturers (id);--> statement-breakpoint
alter table rule_set_drafts add foreign key (tenant_id) references manufacturers (id);--> statement-breakpoint
alter table rule_shares add foreign key (tenant_id, partner_id) references partners (tenant_id, id);--> statement-breakpoint
alter table idempotency_keys add foreign key (tenant_id) references manufacturers (id);--> statement-breakpoint

-- What the types say, said again.
alter table memberships add check (role in ('admin', 'channel_manager', 'viewer', 'partner_admin', 'partner_user')), add check ((partner_id is not null) = (role in ('partner_admin', 'partner_user')));--> statement-breakpoint
alter table invitations add check ((partner_id is not null) = (role in ('partner_admin', 'partner_user')));--> statement-breakpoint
alter table partners add check (status in ('active', 'paused', 'ended')), add check (weight > 0), add check (capacity >= 0);--> statement-breakpoint
alter table partner_counters add check (open_offers >= 0), add check (open_opportunities >= 0);--> statement-breakpoint
alter table leads
  add check (status in ('waiting', 'held', 'offered', 'accepted', 'unassigned', 'closed')),
  add check ((status = 'waiting') = (route_at is not null)),
  add check (status <> 'accepted' or partner_id is not null),
  add check (status not in ('held', 'closed', 'unassigned') or status_reason is not null),
  add check (events >= 0);--> statement-breakpoint
alter table offers
  add check (status in ('open', 'accepted', 'declined', 'expired', 'withdrawn')),
  add check ((status = 'declined') = (decline_reason is not null)),
  add check ((status = 'open') = (answered_at is null)),
  add check (status <> 'open' or (respond_by is not null and next_step_at is not null)),
  add check (status = 'open' or next_step_at is null),
  add check (returned_at is null or status = 'accepted');--> statement-breakpoint
alter table opportunities
  add check (status in ('open', 'won', 'lost', 'postponed', 'returned', 'reclaimed')),
  add check ((status in ('won', 'lost', 'returned', 'reclaimed')) = (closed_at is not null)),
  add check (status not in ('won', 'lost') or close_reason is not null),
  add check ((status = 'won') = (order_value is not null)),
  add check ((status = 'postponed') = (postponed_until is not null)),
  add check (probability between 0 and 100);--> statement-breakpoint
alter table routing_decisions add check (outcome in ('offered', 'assigned', 'unassigned', 'held', 'closed')), add check ((outcome in ('offered', 'assigned')) = (partner_id is not null));--> statement-breakpoint
alter table outbox add check (status in ('owed', 'done', 'failed'));--> statement-breakpoint
alter table mails add check (status in ('owed', 'sending', 'sent', 'kept', 'dead')), add check ((status = 'sending') = (lease is not null)), add check ((status = 'sent') = (sent_at is not null));--> statement-breakpoint

-- The runtime role owns nothing. Whoever connects may step into it and is never above row-level security.
grant usage on schema public to baton_app;--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to baton_app;--> statement-breakpoint
revoke update, delete on audit, routing_decisions, rule_set_versions, partner_revisions from baton_app;--> statement-breakpoint
revoke delete on leads, offers, opportunities, partners, manufacturers, users from baton_app;--> statement-breakpoint

-- Forced on every tenant table. A partner sees its own; the owner sees all while it makes or reads back a backup.
do $$
declare
  t text;
  own text;
begin
  for t, own in
    select * from (values
      ('memberships', 'partner_id = (select baton_partner())'),
      ('invitations', 'partner_id = (select baton_partner())'),
      ('api_keys', 'false'),
      ('audit', 'partner_id = (select baton_partner())'),
      ('outbox', 'true'),
      ('mails', 'false'),
      ('product_lines', 'true'),
      ('partners', 'id = (select baton_partner())'),
      ('partner_revisions', 'partner_id = (select baton_partner())'),
      ('partner_counters', 'partner_id = (select baton_partner())'),
      ('leads', 'partner_id = (select baton_partner()) or exists (select from offers o where o.tenant_id = leads.tenant_id and o.lead_id = leads.id and o.partner_id = (select baton_partner()))'),
      ('lead_contacts', 'exists (select from leads l where l.tenant_id = lead_contacts.tenant_id and l.id = lead_contacts.lead_id and l.partner_id = (select baton_partner()))'),
      ('pipelines', 'true'),
      ('opportunities', 'partner_id = (select baton_partner())'),
      ('activities', 'exists (select from opportunities o where o.tenant_id = activities.tenant_id and o.id = activities.opportunity_id and o.partner_id = (select baton_partner()))'),
      ('offers', 'partner_id = (select baton_partner())'),
      ('rule_set_versions', 'false'),
      ('rule_set_drafts', 'false'),
      ('routing_decisions', 'partner_id = (select baton_partner())'),
      ('rule_shares', 'false'),
      ('idempotency_keys', 'false')
    ) as rooms
  loop
    execute format('alter table %I enable row level security, force row level security', t);
    execute format(
      'create policy of_tenant on %I using (tenant_id = (select baton_tenant()) and ((select baton_partner()) is null or %s))', t, own);
    execute format('create policy backup on %I to current_user using (baton_scope() = ''backup'')', t);
  end loop;
end $$;--> statement-breakpoint
alter table manufacturers enable row level security, force row level security;--> statement-breakpoint
create policy of_tenant on manufacturers using (id = (select baton_tenant()));--> statement-breakpoint
create policy backup on manufacturers to current_user using (baton_scope() = 'backup');--> statement-breakpoint

-- Before the tenant is known: one's own memberships, and the one row whose secret one holds.
create policy own_memberships on memberships for select using (user_id = (select baton_user()));--> statement-breakpoint
create policy own_manufacturers on manufacturers for select using (exists (select from memberships m where m.tenant_id = manufacturers.id and m.user_id = (select baton_user())));--> statement-breakpoint
create policy own_partner on partners for select using (exists (select from memberships m where m.tenant_id = partners.tenant_id and m.partner_id = partners.id and m.user_id = (select baton_user())));--> statement-breakpoint
create policy by_secret on invitations for select using (token_hash = (select baton_secret()));--> statement-breakpoint
create policy by_secret on api_keys for select using (key_hash = (select baton_secret()));--> statement-breakpoint

-- The sweeps ask which tenants have work due, and nothing else.
create policy sweep on manufacturers for select using ((select baton_scope()) = 'sweep');--> statement-breakpoint
create policy sweep on leads for select using ((select baton_scope()) = 'sweep');--> statement-breakpoint
create policy sweep on offers for select using ((select baton_scope()) = 'sweep');--> statement-breakpoint
create policy sweep on opportunities for select using ((select baton_scope()) = 'sweep');--> statement-breakpoint
create policy sweep on outbox for select using ((select baton_scope()) = 'sweep');--> statement-breakpoint
create policy sweep on mails for select using ((select baton_scope()) = 'sweep');
