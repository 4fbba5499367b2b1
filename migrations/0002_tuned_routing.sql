CREATE TABLE "lead_fields" (
	"tenant_id" uuid NOT NULL,
	"key" text NOT NULL,
	"type" text NOT NULL,
	"labels" jsonb NOT NULL,
	"choices" jsonb,
	"required" boolean NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "lead_fields_tenant_id_key_pk" PRIMARY KEY("tenant_id","key")
);
--> statement-breakpoint
CREATE TABLE "partner_days" (
	"tenant_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"day" date NOT NULL,
	"leads" integer NOT NULL,
	"stamp" bigint NOT NULL,
	CONSTRAINT "partner_days_tenant_id_partner_id_day_pk" PRIMARY KEY("tenant_id","partner_id","day")
);
--> statement-breakpoint
CREATE TABLE "rule_set_releases" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"share" double precision,
	"guard" jsonb,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" uuid,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"outcome" text,
	"figures" jsonb,
	CONSTRAINT "rule_set_releases_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "simulation_moves" (
	"tenant_id" uuid NOT NULL,
	"simulation_id" uuid NOT NULL,
	"nth" integer NOT NULL,
	"lead_id" uuid NOT NULL,
	"move" json NOT NULL,
	CONSTRAINT "simulation_moves_tenant_id_simulation_id_nth_pk" PRIMARY KEY("tenant_id","simulation_id","nth")
);
--> statement-breakpoint
CREATE TABLE "simulations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"status" text NOT NULL,
	"asked" jsonb NOT NULL,
	"content" jsonb NOT NULL,
	"progress" double precision NOT NULL,
	"cancelled" boolean DEFAULT false NOT NULL,
	"result" json,
	"error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" uuid,
	"lease_until" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "simulations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "lead_merges" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kept_id" uuid NOT NULL,
	"merged_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"before" json NOT NULL,
	"merged_at" timestamp (3) with time zone NOT NULL,
	"merged_by" uuid,
	"undone_at" timestamp (3) with time zone,
	"undone_by" uuid,
	CONSTRAINT "lead_merges_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "scored" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "manufacturers" ADD COLUMN "fields_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "withdraw_reason" text;--> statement-breakpoint
ALTER TABLE "partners" ADD COLUMN "certifications" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "partners" ADD COLUMN "caps" jsonb;--> statement-breakpoint
ALTER TABLE "partners" ADD COLUMN "exclusions" jsonb;--> statement-breakpoint
ALTER TABLE "partners" ADD COLUMN "accounts" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "partners" ADD COLUMN "performance" double precision;