-- Impossible from here on: a partner's transaction that reads or changes a notification to the manufacturer's people, to
-- a customer, to an address, to a place outside, or to another partner. It still owes any of them.

drop policy of_tenant on outbox;--> statement-breakpoint
create policy of_tenant on outbox
  using (tenant_id = (select baton_tenant()) and ((select baton_partner()) is null
    or partner_id = (select baton_partner()) and audience in ('partner', 'partner_admins', 'person')))
  with check (tenant_id = (select baton_tenant()));
