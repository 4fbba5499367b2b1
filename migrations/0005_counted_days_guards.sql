-- Impossible from here on: a cap that forgets what was given before it was set.

-- The owner may read and write every tenant's rows while it keeps them.
select set_config('app.scope', 'backup', true);--> statement-breakpoint
update offers o set day = (o.made_at at time zone coalesce(p.hours ->> 'zone', m.time_zone))::date
from partners p join manufacturers m on m.id = p.tenant_id
where p.tenant_id = o.tenant_id and p.id = o.partner_id;--> statement-breakpoint
insert into partner_days (tenant_id, partner_id, day, leads, stamp)
select tenant_id, partner_id, day, count(*), 1 from offers where status <> 'withdrawn' group by tenant_id, partner_id, day;--> statement-breakpoint
select set_config('app.scope', '', true);
