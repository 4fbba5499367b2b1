-- Limits per host are counted from the rows: what was sent within the last minute, and what is being sent.
create index mails_sent on mails (tenant_id, sent_at) where sent_at is not null;--> statement-breakpoint
create index mails_under_way on mails (tenant_id, due_at) where status = 'sending';
