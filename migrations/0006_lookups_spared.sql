-- Possible from here on, and guarded elsewhere: these looked up a parent for every row of a lead's arrival, a sixth of what the
-- database did for it. A lead's tenant is the one that row-level security lets through; an audit row follows the lead
-- that counted it; an offer follows the decision of its own transaction; a race asks partners of one ranking, each of
-- whom stands in it once. The invariants recount all four.
alter table leads drop constraint leads_tenant_id_fkey;--> statement-breakpoint
alter table audit drop constraint audit_tenant_id_lead_id_fkey;--> statement-breakpoint
alter table offers drop constraint offers_tenant_id_decision_id_fkey;--> statement-breakpoint
drop index one_open_offer_per_lead_and_partner;
