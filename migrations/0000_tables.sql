CREATE TABLE "audit" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"lead_id" uuid,
	"seq" integer,
	"partner_id" uuid,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"kind" text NOT NULL,
	"data" json NOT NULL,
	CONSTRAINT "audit_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"key_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"window_ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "keyring" (
	"name" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"partner_id" uuid,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "memberships_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"membership_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"locale" text NOT NULL,
	"time_zone" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"tenant_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer NOT NULL,
	"body" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_tenant_id_key_pk" PRIMARY KEY("tenant_id","key")
);
--> statement-breakpoint
CREATE TABLE "lead_contacts" (
	"tenant_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"first_name" text,
	"last_name" text,
	"email" text,
	"phone" text,
	"company" text,
	"website" text,
	"street" text,
	"message" text,
	"email_key" text,
	"phone_key" text,
	"company_key" text,
	"domain_key" text,
	CONSTRAINT "lead_contacts_tenant_id_lead_id_pk" PRIMARY KEY("tenant_id","lead_id")
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"external_id" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"status_reason" text,
	"status_at" timestamp (3) with time zone NOT NULL,
	"route_at" timestamp (3) with time zone,
	"partner_id" uuid,
	"duplicate_of" uuid,
	"events" integer NOT NULL,
	"product_line" text,
	"quantity" bigint,
	"budget" numeric(14, 2),
	"currency" text,
	"timeline" text,
	"company_size" integer,
	"customer_type" text,
	"language" text,
	"grade" text,
	"score" integer,
	"source" text,
	"campaign" text,
	"utm" json,
	"country" text NOT NULL,
	"region" text,
	"postal_code" text,
	"town" text,
	"consents" json NOT NULL,
	"custom" json NOT NULL,
	CONSTRAINT "leads_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "manufacturers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"locale" text NOT NULL,
	"time_zone" text NOT NULL,
	"country" text NOT NULL,
	"currency" text NOT NULL,
	"duplicate_policy" text NOT NULL,
	"demo" boolean NOT NULL,
	"network_version" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_lines" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "product_lines_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"outbox_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"lead_id" uuid,
	"to_name" text,
	"to_address" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"message_id" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease" uuid,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "mails_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"audience" text NOT NULL,
	"partner_id" uuid,
	"lead_id" uuid,
	"offer_id" uuid,
	"opportunity_id" uuid,
	"data" json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"error" text,
	CONSTRAINT "outbox_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"decision_id" uuid,
	"rule_key" text,
	"pipeline" text,
	"mode" text NOT NULL,
	"status" text NOT NULL,
	"attempt" integer NOT NULL,
	"distance_km" double precision,
	"made_at" timestamp (3) with time zone NOT NULL,
	"respond_by" timestamp (3) with time zone,
	"steps" json NOT NULL,
	"step" integer NOT NULL,
	"next_step_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"answered_by" uuid,
	"working_minutes" integer,
	"decline_reason" text,
	"decline_note" text,
	"returned_at" timestamp (3) with time zone,
	CONSTRAINT "offers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "activities" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"opportunity_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"note" text,
	"at" timestamp (3) with time zone NOT NULL,
	"by_user_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "activities_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "opportunities" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"external_id" text,
	"lead_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"offer_id" uuid,
	"pipeline_id" uuid NOT NULL,
	"status" text NOT NULL,
	"stage" text NOT NULL,
	"stage_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone NOT NULL,
	"first_contact_due" timestamp (3) with time zone,
	"first_contact_at" timestamp (3) with time zone,
	"last_activity_at" timestamp (3) with time zone NOT NULL,
	"amount" numeric(14, 2),
	"currency" text NOT NULL,
	"expected_close" date,
	"pushes" integer NOT NULL,
	"next_step" text,
	"next_step_due" date,
	"product_line" text,
	"probability" integer,
	"probability_reason" text,
	"checks" text[] NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"close_reason" text,
	"close_note" text,
	"order_value" numeric(14, 2),
	"postponed_until" date,
	"nudge_at" timestamp (3) with time zone,
	"nudges" integer NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "opportunities_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "pipelines" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" jsonb NOT NULL,
	"stages" jsonb NOT NULL,
	"won_reasons" jsonb NOT NULL,
	"lost_reasons" jsonb NOT NULL,
	"is_default" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "pipelines_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "partner_counters" (
	"tenant_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"open_offers" integer NOT NULL,
	"open_opportunities" integer NOT NULL,
	CONSTRAINT "partner_counters_tenant_id_partner_id_pk" PRIMARY KEY("tenant_id","partner_id")
);
--> statement-breakpoint
CREATE TABLE "partner_revisions" (
	"tenant_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"network_version" bigint NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "partner_revisions_tenant_id_partner_id_network_version_pk" PRIMARY KEY("tenant_id","partner_id","network_version")
);
--> statement-breakpoint
CREATE TABLE "partners" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"external_id" text,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"tier" text,
	"tags" text[] NOT NULL,
	"weight" double precision NOT NULL,
	"email" text,
	"phone" text,
	"street" text,
	"postal_code" text,
	"town" text,
	"region" text,
	"country" text NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"languages" text[] NOT NULL,
	"territory" jsonb,
	"portfolio" text[],
	"capacity" integer,
	"absences" jsonb NOT NULL,
	"hours" jsonb,
	"available_since" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "partners_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"locale" text NOT NULL,
	"partner_id" uuid,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "places" (
	"country" text NOT NULL,
	"postal_code" text NOT NULL,
	"town" text NOT NULL,
	"regions" text[] NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	CONSTRAINT "places_country_postal_code_pk" PRIMARY KEY("country","postal_code")
);
--> statement-breakpoint
CREATE TABLE "routing_decisions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"rule_set_version" integer,
	"network_version" bigint NOT NULL,
	"rule_key" text,
	"widened" integer NOT NULL,
	"facts" json NOT NULL,
	"asked" uuid[] NOT NULL,
	"partner_id" uuid,
	"ranking" json NOT NULL,
	"more_ranked" integer NOT NULL,
	"missed" json NOT NULL,
	"why" json NOT NULL,
	"fault" text,
	CONSTRAINT "routing_decisions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "rule_set_drafts" (
	"tenant_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"base_version" integer,
	"revision" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" uuid,
	CONSTRAINT "rule_set_drafts_tenant_id_pk" PRIMARY KEY("tenant_id")
);
--> statement-breakpoint
CREATE TABLE "rule_set_versions" (
	"tenant_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"note" text,
	"published_at" timestamp (3) with time zone NOT NULL,
	"published_by" uuid,
	CONSTRAINT "rule_set_versions_tenant_id_version_pk" PRIMARY KEY("tenant_id","version")
);
--> statement-breakpoint
CREATE TABLE "rule_shares" (
	"tenant_id" uuid NOT NULL,
	"rule_key" text NOT NULL,
	"partner_id" uuid NOT NULL,
	"given" double precision NOT NULL,
	"turn" bigint NOT NULL,
	"stamp" bigint NOT NULL,
	"levelled_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rule_shares_tenant_id_rule_key_partner_id_pk" PRIMARY KEY("tenant_id","rule_key","partner_id")
);
