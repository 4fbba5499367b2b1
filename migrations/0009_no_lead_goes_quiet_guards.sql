-- Impossible from here on: a second mail to a customer of one kind about one opportunity; two open discrepancies about
-- one; a mail that came in taken twice; a published follow-up policy that changes; a partner that reads what customers
-- or other partners are written; a digest that gathers what was sent.

alter table mails drop constraint mails_status_check, add check (status in ('owed', 'sending', 'sent', 'kept', 'dead', 'gathered', 'folded')), add check ((status = 'folded') = (digest_id is not null));--> statement-breakpoint
alter table outbox add check (audience in ('partner', 'partner_admins', 'channel_managers', 'person', 'customer', 'address', 'webhook')), add check (audience <> 'person' or user_id is not null), add check (audience <> 'webhook' or webhook_id is not null);--> statement-breakpoint
alter table offers add check (asked_time_at is null or first_respond_by is not null), add check (snoozed_until is null or respond_by is not null);--> statement-breakpoint
alter table follow_up_policies add check (version > 0);--> statement-breakpoint
alter table tasks add check (done_at is not null or done_by is null);--> statement-breakpoint
alter table customer_checks add check (kind in ('introduction', 'check')), add check (answer in ('yes', 'no')), add check ((answer is not null) = (answered_at is not null));--> statement-breakpoint
alter table discrepancies add check (resolution in ('customer_right', 'partner_right', 'misunderstanding')), add check ((resolution is not null) = (resolved_at is not null));--> statement-breakpoint
alter table inbound_mails add check (kind in ('reply', 'auto_reply', 'bounce', 'loop', 'foreign')), add check (status in ('applied', 'asked', 'confirmed', 'dismissed', 'ignored', 'refused'));--> statement-breakpoint
alter table dispatches add check (channel in ('push', 'webhook')), add check (status in ('owed', 'sending', 'sent', 'dead')), add check ((status = 'sending') = (lease is not null)), add check ((status = 'sent') = (sent_at is not null));--> statement-breakpoint
alter table webhooks add check (kind in ('slack', 'teams', 'json'));--> statement-breakpoint

create index mails_gathered on mails (tenant_id, due_at) where status = 'gathered';--> statement-breakpoint
create index mails_of_digest on mails (tenant_id, digest_id) where digest_id is not null;--> statement-breakpoint
create index mails_dead on mails (tenant_id, created_at) where status = 'dead';--> statement-breakpoint
create index mails_of_outbox on mails (tenant_id, outbox_id);--> statement-breakpoint
create index opportunities_customer_due on opportunities (tenant_id, customer_at) where customer_at is not null;--> statement-breakpoint
create index tasks_of_opportunity on tasks (tenant_id, opportunity_id);--> statement-breakpoint
create index tasks_open on tasks (tenant_id, partner_id, due_on, id) where done_at is null;--> statement-breakpoint
create unique index one_open_task_a_rule on tasks (tenant_id, opportunity_id, rule) where done_at is null and rule is not null;--> statement-breakpoint
create unique index customer_asked_once on customer_checks (tenant_id, opportunity_id, kind);--> statement-breakpoint
create index customer_checks_of_lead on customer_checks (tenant_id, lead_id);--> statement-breakpoint
create index customer_checks_of_partner on customer_checks (tenant_id, partner_id, asked_at);--> statement-breakpoint
create unique index one_open_discrepancy on discrepancies (tenant_id, opportunity_id) where resolved_at is null;--> statement-breakpoint
create index discrepancies_open on discrepancies (tenant_id, opened_at) where resolved_at is null;--> statement-breakpoint
create index discrepancies_of_partner on discrepancies (tenant_id, partner_id, opened_at);--> statement-breakpoint
create unique index inbound_once on inbound_mails (tenant_id, message_id);--> statement-breakpoint
create index inbound_newest on inbound_mails (tenant_id, received_at desc, id desc);--> statement-breakpoint
create index inbound_of_lead on inbound_mails (tenant_id, lead_id) where lead_id is not null;--> statement-breakpoint
create unique index push_endpoint on push_subscriptions (tenant_id, user_id, endpoint);--> statement-breakpoint
create unique index webhooks_name on webhooks (tenant_id, lower(name)) where disabled_at is null;--> statement-breakpoint
create index dispatches_due on dispatches (tenant_id, due_at) where status in ('owed', 'sending');--> statement-breakpoint
create unique index dispatches_once on dispatches (tenant_id, outbox_id, target_id);--> statement-breakpoint

alter table tasks add foreign key (tenant_id, opportunity_id) references opportunities (tenant_id, id), add foreign key (tenant_id, partner_id) references partners (tenant_id, id);--> statement-breakpoint
alter table follow_up_policies add foreign key (tenant_id) references manufacturers (id);--> statement-breakpoint
alter table customer_checks add foreign key (tenant_id, opportunity_id) references opportunities (tenant_id, id), add foreign key (tenant_id, lead_id) references leads (tenant_id, id);--> statement-breakpoint
alter table discrepancies add foreign key (tenant_id, opportunity_id) references opportunities (tenant_id, id), add foreign key (tenant_id, lead_id) references leads (tenant_id, id);--> statement-breakpoint
alter table inbound_mails add foreign key (tenant_id) references manufacturers (id), add foreign key (tenant_id, mail_id) references mails (tenant_id, id);--> statement-breakpoint
alter table push_subscriptions add foreign key (user_id) references users (id) on delete cascade, add foreign key (tenant_id) references manufacturers (id);--> statement-breakpoint
alter table webhooks add foreign key (tenant_id) references manufacturers (id);--> statement-breakpoint
alter table dispatches add foreign key (tenant_id, outbox_id) references outbox (tenant_id, id);--> statement-breakpoint
alter table mail_templates add foreign key (tenant_id) references manufacturers (id);--> statement-breakpoint
alter table bounced_addresses add foreign key (tenant_id) references manufacturers (id);--> statement-breakpoint
alter table alarms add foreign key (tenant_id) references manufacturers (id);--> statement-breakpoint

grant select, insert, update, delete on tasks, follow_up_policies, customer_checks, discrepancies, inbound_mails, push_subscriptions, webhooks, dispatches, mail_templates, bounced_addresses, alarms, switches to baton_app;--> statement-breakpoint
revoke update, delete on follow_up_policies from baton_app;--> statement-breakpoint
revoke delete on tasks, customer_checks, discrepancies, inbound_mails from baton_app;--> statement-breakpoint

do $$
declare
  t text;
  own text;
begin
  for t, own in
    select * from (values
      ('tasks', 'partner_id = (select baton_partner())'),
      ('follow_up_policies', 'false'),
      ('customer_checks', 'false'),
      ('discrepancies', 'partner_id = (select baton_partner())'),
      ('inbound_mails', 'partner_id = (select baton_partner())'),
      ('push_subscriptions', 'partner_id = (select baton_partner())'),
      ('webhooks', 'false'),
      ('dispatches', 'false'),
      ('mail_templates', 'false'),
      ('bounced_addresses', 'false'),
      ('alarms', 'false')
    ) as rooms
  loop
    execute format('alter table %I enable row level security, force row level security', t);
    execute format(
      'create policy of_tenant on %I using (tenant_id = (select baton_tenant()) and ((select baton_partner()) is null or %s))', t, own);
    execute format('create policy backup on %I to current_user using (baton_scope() = ''backup'')', t);
  end loop;
end $$;--> statement-breakpoint
create policy sweep on dispatches for select using ((select baton_scope()) = 'sweep');--> statement-breakpoint
create policy sweep on alarms for select using ((select baton_scope()) = 'sweep');
