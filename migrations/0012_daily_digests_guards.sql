-- Impossible from here on: a mail that waits for a digest and belongs to nobody.

alter table mails add check (status not in ('gathered', 'folded') or user_id is not null);--> statement-breakpoint

create index memberships_digest on memberships (tenant_id, digest_at) where digest_at is not null;--> statement-breakpoint
create index mails_of_person on mails (tenant_id, user_id, created_at) where user_id is not null;--> statement-breakpoint
create index dispatches_of_target on dispatches (tenant_id, target_id, created_at desc);--> statement-breakpoint
create index dispatches_dead on dispatches (tenant_id, created_at) where status = 'dead';--> statement-breakpoint

create policy sweep on memberships for select using (digest_at is not null and (select baton_scope()) = 'sweep');
