-- Impossible from here on: a new table's row read outside its tenant's transaction, or that points into another's; a race
-- beside an exclusive offer of the same partner; a version that routes without a release that says since when.

drop index one_open_exclusive_offer_per_lead;--> statement-breakpoint
create unique index one_open_exclusive_offer_per_lead on offers (tenant_id, lead_id) where status = 'open' and mode <> 'race';--> statement-breakpoint
create unique index one_open_offer_per_lead_and_partner on offers (tenant_id, lead_id, partner_id) where status = 'open';--> statement-breakpoint
create index rule_set_releases_start on rule_set_releases (tenant_id, starts_at desc, id desc);--> statement-breakpoint
create unique index one_canary on rule_set_releases (tenant_id) where kind = 'canary' and ended_at is null;--> statement-breakpoint
create index partner_days_stamp on partner_days (tenant_id, stamp);--> statement-breakpoint
create index simulations_newest on simulations (tenant_id, created_at desc, id desc);--> statement-breakpoint
create index simulations_to_run on simulations (tenant_id, created_at) where status in ('waiting', 'running');--> statement-breakpoint
create index lead_merges_of_kept on lead_merges (tenant_id, kept_id);--> statement-breakpoint
create unique index lead_merged_once on lead_merges (tenant_id, merged_id) where undone_at is null;--> statement-breakpoint

alter table lead_fields add foreign key (tenant_id) references manufacturers (id);--> statement-breakpoint
alter table partner_days add foreign key (tenant_id, partner_id) references partners (tenant_id, id);--> statement-breakpoint
alter table rule_set_releases add foreign key (tenant_id, version) references rule_set_versions (tenant_id, version);--> statement-breakpoint
alter table simulations add foreign key (tenant_id) references manufacturers (id);--> statement-breakpoint
alter table simulation_moves add foreign key (tenant_id, simulation_id) references simulations (tenant_id, id), add foreign key (tenant_id, lead_id) references leads (tenant_id, id);--> statement-breakpoint
alter table lead_merges add foreign key (tenant_id, kept_id) references leads (tenant_id, id), add foreign key (tenant_id, merged_id) references leads (tenant_id, id);--> statement-breakpoint

alter table lead_fields add check (type in ('text', 'number', 'boolean', 'choice', 'choices')), add check ((type in ('choice', 'choices')) = (choices is not null));--> statement-breakpoint
alter table partner_days add check (leads >= 0);--> statement-breakpoint
alter table partners add check (performance between 0 and 1);--> statement-breakpoint
alter table offers add check (mode in ('exclusive', 'race', 'assign')), add check (withdraw_reason is null or status = 'withdrawn');--> statement-breakpoint
alter table rule_set_releases add check (kind in ('live', 'canary')), add check ((kind = 'canary') = (share is not null and guard is not null)), add check (share > 0 and share < 1), add check ((ended_at is null) = (outcome is null)), add check (outcome in ('promoted', 'rolled_back', 'cancelled'));--> statement-breakpoint
alter table simulations add check (status in ('waiting', 'running', 'done', 'cancelled', 'failed')), add check ((status = 'done') = (result is not null)), add check ((status = 'failed') = (error is not null)), add check ((status in ('done', 'cancelled', 'failed')) = (finished_at is not null)), add check (progress between 0 and 1);--> statement-breakpoint
alter table lead_merges add check (kept_id <> merged_id), add check (undone_at is not null or undone_by is null);--> statement-breakpoint

grant select, insert, update, delete on lead_fields, partner_days, rule_set_releases, simulations, simulation_moves, lead_merges to baton_app;--> statement-breakpoint
revoke delete on lead_fields, rule_set_releases, lead_merges from baton_app;--> statement-breakpoint

do $$
declare
  t text;
  own text;
begin
  for t, own in
    select * from (values
      ('lead_fields', 'true'),
      ('partner_days', 'partner_id = (select baton_partner())'),
      ('rule_set_releases', 'false'),
      ('simulations', 'false'),
      ('simulation_moves', 'false'),
      ('lead_merges', 'false')
    ) as rooms
  loop
    execute format('alter table %I enable row level security, force row level security', t);
    execute format(
      'create policy of_tenant on %I using (tenant_id = (select baton_tenant()) and ((select baton_partner()) is null or %s))', t, own);
    execute format('create policy backup on %I to current_user using (baton_scope() = ''backup'')', t);
  end loop;
end $$;--> statement-breakpoint
create policy sweep on simulations for select using ((select baton_scope()) = 'sweep');--> statement-breakpoint
create policy sweep on rule_set_releases for select using ((select baton_scope()) = 'sweep');--> statement-breakpoint

-- What routes today goes on routing. The owner may read every tenant's rows while it keeps them.
select set_config('app.scope', 'backup', true);--> statement-breakpoint
insert into rule_set_releases (tenant_id, id, version, kind, starts_at, created_at, created_by)
select tenant_id, gen_random_uuid(), version, 'live', published_at, published_at, published_by from rule_set_versions;--> statement-breakpoint
select set_config('app.scope', '', true);
