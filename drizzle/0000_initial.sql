CREATE SEQUENCE "public"."order_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "agency" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"credit_code" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"division_code" text NOT NULL,
	"sector_code" text NOT NULL,
	"superior_id" uuid,
	"network_zones" text[] NOT NULL,
	"max_protection_level" integer DEFAULT 3 NOT NULL,
	"cost_mode" text DEFAULT 'showback' NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"state_reason" text,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "agency_creditCode_unique" UNIQUE("credit_code"),
	CONSTRAINT "agency_state" CHECK ("agency"."state" in ('active','suspended','closed'))
);
--> statement-breakpoint
CREATE TABLE "business_system" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"zone" text NOT NULL,
	"protection_level" integer NOT NULL,
	"filing_number" text,
	"owner_id" uuid,
	"state" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "business_system_agency_id" UNIQUE("agency_id","id"),
	CONSTRAINT "business_system_code" UNIQUE("agency_id","code"),
	CONSTRAINT "business_system_level" CHECK ("business_system"."protection_level" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "delegation" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid,
	"from_person_id" uuid NOT NULL,
	"to_person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "delegation_other_person" CHECK ("delegation"."from_person_id" <> "delegation"."to_person_id")
);
--> statement-breakpoint
CREATE TABLE "division" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"level" text NOT NULL,
	"parent_code" text,
	"valid_from" text NOT NULL,
	"valid_to" text
);
--> statement-breakpoint
CREATE TABLE "duty_rule" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"code" text NOT NULL,
	"scope" text NOT NULL,
	"role_a" text NOT NULL,
	"role_b" text NOT NULL,
	"reason_zh" text NOT NULL,
	"reason_en" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "duty_rule_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "import" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"agency_id" uuid,
	"created_by" uuid NOT NULL,
	"rows" jsonb NOT NULL,
	"state" text DEFAULT 'preview' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"applied_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid,
	"person_id" uuid NOT NULL,
	"roles" text[] NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitation_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"agency_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"roles" text[] NOT NULL,
	"superior_id" uuid,
	"title" text,
	"state" text DEFAULT 'active' NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "membership_agency_id_person_id_pk" PRIMARY KEY("agency_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text,
	"locale" text DEFAULT 'zh-CN' NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"disabled_at" timestamp with time zone,
	"quiet_from" integer,
	"quiet_to" integer,
	"last_visit_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"state" text NOT NULL,
	"proposed_by" uuid,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "role_grant_two_people" CHECK ("role_grant"."decided_by" is null or "role_grant"."decided_by" <> "role_grant"."proposed_by")
);
--> statement-breakpoint
CREATE TABLE "sector" (
	"code" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_anchor" (
	"day" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	"public_key" text NOT NULL,
	"signature" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"actor_agency_id" uuid,
	"actor_roles" text[] NOT NULL,
	"via" text NOT NULL,
	"action" text NOT NULL,
	"object_kind" text NOT NULL,
	"object_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"request_id" text NOT NULL,
	"address" text,
	"occurred_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"xid" bigint DEFAULT pg_current_xact_id()::text::bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_seal" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"xid" bigint NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_seal_eventId_unique" UNIQUE("event_id")
);
--> statement-breakpoint
CREATE TABLE "access_token" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_id" uuid,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"hint" text NOT NULL,
	"scopes" text[] NOT NULL,
	"second_factor" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "access_token_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"password_hash" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"former_hashes" text[] DEFAULT '{}' NOT NULL,
	"must_change" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "factor_reset" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_id" uuid,
	"requested_by" uuid NOT NULL,
	"reason" text NOT NULL,
	"approved_by" uuid,
	"state" text DEFAULT 'requested' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "idempotency_key" (
	"owner_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"response" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_key_owner_id_key_pk" PRIMARY KEY("owner_id","key")
);
--> statement-breakpoint
CREATE TABLE "identity_link" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL,
	"linked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "identity_link_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "login_challenge" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"method" text NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "login_failure" (
	"account_hash" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "password_reset" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"hits" integer NOT NULL,
	CONSTRAINT "rate_limit_key_window_start_pk" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"token_hash" text NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_id" uuid,
	"method" text NOT NULL,
	"second_factor_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"absolute_until" timestamp with time zone NOT NULL,
	"idle_minutes" integer NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_reason" text,
	"address" text,
	"user_agent" text,
	CONSTRAINT "session_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "totp_factor" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"secret_box" text,
	"pending_box" text,
	"confirmed_at" timestamp with time zone,
	"last_step" integer
);
--> statement-breakpoint
CREATE TABLE "charge_line" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"instance_id" uuid,
	"order_line_id" uuid,
	"business_system_id" uuid,
	"service_id" uuid,
	"plan_id" uuid,
	"meter" text NOT NULL,
	"price_version_id" uuid,
	"start_at" timestamp with time zone NOT NULL,
	"end_at" timestamp with time zone NOT NULL,
	"quantity" numeric(20, 6) NOT NULL,
	"unit" text NOT NULL,
	"unit_price" numeric(18, 6),
	"list_fen" bigint NOT NULL,
	"amount_fen" bigint NOT NULL,
	"second_amount_fen" bigint,
	"corrects_line_id" uuid,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "charge_line_agency_id" UNIQUE("agency_id","id")
);
--> statement-breakpoint
CREATE TABLE "dispute" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"expected_fen" bigint,
	"raised_by" uuid NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answer_text" text,
	"adjustment_fen" bigint,
	"answered_by" uuid,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "price_item" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"version_id" uuid NOT NULL,
	"meter" text NOT NULL,
	"kind" text NOT NULL,
	"unit_price" numeric(18, 6),
	"tiers" jsonb,
	"included" numeric(20, 6),
	"package_price" numeric(18, 6),
	"free" numeric(20, 6),
	"relief_percent" numeric(20, 6),
	"partial_hour" text,
	"unit" text NOT NULL,
	"charged_states" text[] DEFAULT '{running}' NOT NULL,
	CONSTRAINT "price_item_meter" UNIQUE("version_id","meter")
);
--> statement-breakpoint
CREATE TABLE "price_plan" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"service_id" uuid NOT NULL,
	"plan_id" uuid,
	"code" text NOT NULL,
	CONSTRAINT "price_plan_code_unique" UNIQUE("code"),
	CONSTRAINT "price_plan_plan" UNIQUE NULLS NOT DISTINCT("service_id","plan_id")
);
--> statement-breakpoint
CREATE TABLE "price_version" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"price_plan_id" uuid NOT NULL,
	"label" text NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "price_version_label" UNIQUE("price_plan_id","label")
);
--> statement-breakpoint
CREATE TABLE "sign_off" (
	"agency_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"role" text NOT NULL,
	"person_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "sign_off_statement_id_revision_role_pk" PRIMARY KEY("statement_id","revision","role"),
	CONSTRAINT "sign_off_two_people" UNIQUE("statement_id","revision","person_id")
);
--> statement-breakpoint
CREATE TABLE "spend" (
	"agency_id" uuid NOT NULL,
	"period" text NOT NULL,
	"service_id" uuid,
	"business_system_id" uuid,
	"amount_fen" bigint NOT NULL,
	CONSTRAINT "spend_key" UNIQUE NULLS NOT DISTINCT("agency_id","period","service_id","business_system_id")
);
--> statement-breakpoint
CREATE TABLE "statement" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"month" text NOT NULL,
	"number" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"state" text NOT NULL,
	"total_fen" bigint NOT NULL,
	"lines" integer NOT NULL,
	"second_total_fen" bigint,
	"second_differences" integer,
	"second_at" timestamp with time zone,
	"prepared_by" uuid,
	"issued_by" uuid,
	"issued_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone,
	"content_hash" text,
	"settled_at" timestamp with time zone,
	"settlement_reference" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "statement_number_unique" UNIQUE("number"),
	CONSTRAINT "statement_agency_id" UNIQUE("agency_id","id"),
	CONSTRAINT "statement_state" CHECK ("statement"."state" in ('draft','reviewing','disputed','adjusted','confirmed','settled','void'))
);
--> statement-breakpoint
CREATE TABLE "calendar_day" (
	"day" text PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"kind" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_year" (
	"year" integer PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "working_hours" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"valid_from" text NOT NULL,
	"spans" jsonb NOT NULL,
	CONSTRAINT "working_hours_validFrom_unique" UNIQUE("valid_from")
);
--> statement-breakpoint
CREATE TABLE "agreement" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"service_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"text" jsonb NOT NULL,
	"effective_from" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agreement_version" UNIQUE("service_id","version")
);
--> statement-breakpoint
CREATE TABLE "image" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"code" text NOT NULL,
	"name" jsonb NOT NULL,
	"architecture" text NOT NULL,
	"support_ends_on" text,
	"state" text DEFAULT 'active' NOT NULL,
	CONSTRAINT "image_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"service_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" jsonb NOT NULL,
	"spec" jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	CONSTRAINT "plan_code" UNIQUE("service_id","code"),
	CONSTRAINT "plan_spec_object" CHECK (jsonb_typeof("plan"."spec") = 'object')
);
--> statement-breakpoint
CREATE TABLE "service_version" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"service_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"name" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"documentation" jsonb NOT NULL,
	"keywords" text DEFAULT '' NOT NULL,
	"zones" text[] NOT NULL,
	"protection_levels" integer[] NOT NULL,
	"visible_agency_ids" uuid[],
	"form" jsonb NOT NULL,
	"responsibilities" jsonb NOT NULL,
	"service_levels" jsonb NOT NULL,
	"lead_time_hours" integer DEFAULT 8 NOT NULL,
	"edited_by" uuid,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_version_number" UNIQUE("service_id","version")
);
--> statement-breakpoint
CREATE TABLE "service" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"code" text NOT NULL,
	"family" text NOT NULL,
	"fulfilment" text NOT NULL,
	"provider" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"current_version_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "service_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "bulk_action" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"params" jsonb NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bulk_item" (
	"bulk_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"instance_id" uuid NOT NULL,
	"state" text NOT NULL,
	"code" text,
	"params" jsonb,
	"run_id" uuid,
	CONSTRAINT "bulk_item_bulk_id_instance_id_pk" PRIMARY KEY("bulk_id","instance_id")
);
--> statement-breakpoint
CREATE TABLE "instance_term" (
	"agency_id" uuid NOT NULL,
	"instance_id" uuid NOT NULL,
	"term" text collate "C" NOT NULL,
	CONSTRAINT "instance_term_agency_id_instance_id_term_pk" PRIMARY KEY("agency_id","instance_id","term")
);
--> statement-breakpoint
CREATE TABLE "sample" (
	"agency_id" uuid NOT NULL,
	"instance_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"cpu_percent" integer NOT NULL,
	"memory_mib" bigint NOT NULL,
	CONSTRAINT "sample_instance_id_at_pk" PRIMARY KEY("instance_id","at")
);
--> statement-breakpoint
CREATE TABLE "ssh_key" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "ssh_key_fingerprint" UNIQUE("agency_id","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "subnet" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"name" text NOT NULL,
	"zone" text NOT NULL,
	"cidr" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subnet_name" UNIQUE("agency_id","name")
);
--> statement-breakpoint
CREATE TABLE "transfer" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"instance_id" uuid NOT NULL,
	"to_agency_id" uuid NOT NULL,
	"to_business_system_id" uuid,
	"reason" text NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" bigint DEFAULT pg_current_xact_id()::text::bigint NOT NULL,
	"topic" text NOT NULL,
	"agency_id" uuid,
	"person_id" uuid,
	"kind" text NOT NULL,
	"data" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recurring_job" (
	"name" text PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"duration_ms" integer,
	"succeeded" boolean,
	"error" text,
	"wanted_at" timestamp with time zone,
	"leader" text
);
--> statement-breakpoint
CREATE TABLE "meter_progress" (
	"source" text PRIMARY KEY NOT NULL,
	"month" text NOT NULL,
	"through" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "usage_fact" (
	"line_id" bigint NOT NULL,
	"start_at" timestamp with time zone NOT NULL,
	"end_at" timestamp with time zone NOT NULL,
	"month" text NOT NULL,
	"quantity" numeric(20, 6) NOT NULL,
	"agency_id" uuid NOT NULL,
	"source" text NOT NULL,
	"id" text NOT NULL,
	"unit" text NOT NULL,
	"quality" text DEFAULT 'measured' NOT NULL,
	"late" boolean DEFAULT false NOT NULL,
	"collected_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "usage_fact_month_source_id_pk" PRIMARY KEY("month","source","id"),
	CONSTRAINT "usage_fact_month" CHECK (left("usage_fact"."id", 6) = "usage_fact"."month"),
	CONSTRAINT "usage_fact_span" CHECK ("usage_fact"."end_at" >= "usage_fact"."start_at")
);
--> statement-breakpoint
CREATE TABLE "usage_line" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "usage_line_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"agency_id" uuid NOT NULL,
	"instance_id" uuid NOT NULL,
	"meter" text NOT NULL,
	"price_version_id" uuid,
	"order_line_id" uuid,
	CONSTRAINT "usage_line_key" UNIQUE NULLS NOT DISTINCT("instance_id","meter","order_line_id","price_version_id","agency_id")
);
--> statement-breakpoint
CREATE TABLE "usage_snapshot" (
	"month" text NOT NULL,
	"agency_id" uuid NOT NULL,
	"line_id" bigint NOT NULL,
	"span_start" timestamp with time zone NOT NULL,
	"span_end" timestamp with time zone NOT NULL,
	"quantity" numeric(20, 6) NOT NULL,
	"facts" integer NOT NULL,
	CONSTRAINT "usage_snapshot_month_agency_id_line_id_pk" PRIMARY KEY("month","agency_id","line_id")
);
--> statement-breakpoint
CREATE TABLE "heartbeat" (
	"process" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"details" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_read" (
	"notice_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notice_read_notice_id_person_id_pk" PRIMARY KEY("notice_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"title" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"mandatory" boolean DEFAULT false NOT NULL,
	"banner" boolean DEFAULT false NOT NULL,
	"agency_ids" uuid[],
	"published_by" uuid NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "notification" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_id" uuid,
	"kind" text NOT NULL,
	"params" jsonb NOT NULL,
	"href" text NOT NULL,
	"subject" text NOT NULL,
	"waits" boolean DEFAULT false NOT NULL,
	"due_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	"mailed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "outgoing_mail" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"to" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"error" text,
	"not_before" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_id" uuid,
	"page" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "approval_rule" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" jsonb NOT NULL,
	"priority" integer NOT NULL,
	"condition" jsonb NOT NULL,
	"steps" jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "approval_step" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"position" integer NOT NULL,
	"name" jsonb NOT NULL,
	"role" text NOT NULL,
	"mode" text NOT NULL,
	"needed" integer NOT NULL,
	"person_ids" uuid[] DEFAULT '{}' NOT NULL,
	"restricted_to" uuid[],
	"hours" integer NOT NULL,
	"state" text NOT NULL,
	"opened_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"due_provisional" boolean DEFAULT false NOT NULL,
	"closed_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	"escalated_at" timestamp with time zone,
	CONSTRAINT "approval_step_position" UNIQUE("order_id","revision","position"),
	CONSTRAINT "approval_step_agency_id" UNIQUE("agency_id","id")
);
--> statement-breakpoint
CREATE TABLE "approval_vote" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"step_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"for_person_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"basis" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "approval_vote_once" UNIQUE("step_id","for_person_id")
);
--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"scan" text DEFAULT 'pending' NOT NULL,
	"scan_note" text,
	"uploaded_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "attachment_size" CHECK ("attachment"."bytes" <= 20971520)
);
--> statement-breakpoint
CREATE TABLE "order_line" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"token" uuid DEFAULT uuidv7() NOT NULL,
	"position" integer NOT NULL,
	"draft_key" text NOT NULL,
	"kind" text NOT NULL,
	"service_id" uuid NOT NULL,
	"service_version_id" uuid NOT NULL,
	"plan_id" uuid,
	"instance_id" uuid,
	"name" text NOT NULL,
	"config" jsonb NOT NULL,
	"agreement_id" uuid NOT NULL,
	"agreement_accepted_by" uuid NOT NULL,
	"price_version_id" uuid,
	"price_snapshot" jsonb NOT NULL,
	"amount_fen" bigint NOT NULL,
	"starts_on" text,
	"ends_on" text,
	"end_action" text NOT NULL,
	"on_no_capacity" text NOT NULL,
	"state" text NOT NULL,
	"failure" jsonb,
	"done_at" timestamp with time zone,
	CONSTRAINT "order_line_token_unique" UNIQUE("token"),
	CONSTRAINT "order_line_agency_id" UNIQUE("agency_id","id")
);
--> statement-breakpoint
CREATE TABLE "order_message" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_revision" (
	"agency_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"content" jsonb NOT NULL,
	"total_fen" bigint NOT NULL,
	"submitted_by" uuid NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"returned_at" timestamp with time zone,
	"returned_reason" text,
	CONSTRAINT "order_revision_order_id_revision_pk" PRIMARY KEY("order_id","revision")
);
--> statement-breakpoint
CREATE TABLE "order" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"returned_reason" text,
	"content" jsonb NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"form_version" integer DEFAULT 0 NOT NULL,
	"business_system_id" uuid,
	"budget_id" uuid,
	"starts_on" text,
	"ends_on" text,
	"requester_id" uuid NOT NULL,
	"families" text[] DEFAULT '{}' NOT NULL,
	"total_fen" bigint DEFAULT 0 NOT NULL,
	"rule_id" uuid,
	"auto_approved" boolean DEFAULT false NOT NULL,
	"waiting_for" jsonb,
	"waiting_since" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"approved_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	CONSTRAINT "order_number_unique" UNIQUE("number"),
	CONSTRAINT "order_agency_id" UNIQUE("agency_id","id"),
	CONSTRAINT "order_state" CHECK ("order"."state" in ('draft','approving','approved','fulfilling','completed','partlyCompleted','rejected','withdrawn','cancelled'))
);
--> statement-breakpoint
CREATE TABLE "instance_span" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"instance_id" uuid NOT NULL,
	"state" text NOT NULL,
	"plan_id" uuid,
	"spec" jsonb NOT NULL,
	"order_line_id" uuid,
	"price_version_id" uuid,
	"start_at" timestamp with time zone NOT NULL,
	"end_at" timestamp with time zone,
	CONSTRAINT "instance_span_order" CHECK ("instance_span"."end_at" is null or "instance_span"."end_at" >= "instance_span"."start_at")
);
--> statement-breakpoint
CREATE TABLE "instance" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"business_system_id" uuid NOT NULL,
	"order_line_id" uuid,
	"token" uuid NOT NULL,
	"term_line_id" uuid,
	"price_version_id" uuid,
	"fulfilment" text DEFAULT 'compute' NOT NULL,
	"spec" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"service_id" uuid NOT NULL,
	"service_version_id" uuid NOT NULL,
	"plan_id" uuid,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"failure" jsonb,
	"pool_id" uuid,
	"host_id" uuid,
	"engine_ref" text,
	"address" text,
	"config" jsonb NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"starts_on" text,
	"ends_on" text,
	"end_action" text NOT NULL,
	"recycle_until" timestamp with time zone,
	"end_reminded_at" timestamp with time zone,
	"missing_since" timestamp with time zone,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "instance_token_unique" UNIQUE("token"),
	CONSTRAINT "instance_agency_id" UNIQUE("agency_id","id"),
	CONSTRAINT "instance_state" CHECK ("instance"."state" in ('pending','building','running','stopped','suspended','changing','closing','recycled','closed','failed','missing'))
);
--> statement-breakpoint
CREATE TABLE "orphan" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"pool_id" uuid NOT NULL,
	"engine_ref" text NOT NULL,
	"token" text,
	"first_seen_at" timestamp with time zone NOT NULL,
	"quarantined_at" timestamp with time zone,
	"state" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"details" jsonb NOT NULL,
	CONSTRAINT "orphan_ref" UNIQUE("pool_id","engine_ref")
);
--> statement-breakpoint
CREATE TABLE "run_step" (
	"agency_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"output" jsonb,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "run_step_run_id_position_pk" PRIMARY KEY("run_id","position")
);
--> statement-breakpoint
CREATE TABLE "run" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"instance_id" uuid,
	"order_id" uuid,
	"order_line_id" uuid,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"params" jsonb NOT NULL,
	"failure" jsonb,
	"trace_id" text NOT NULL,
	"requested_by" uuid,
	"lease_until" timestamp with time zone,
	"next_try_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "run_agency_id" UNIQUE("agency_id","id")
);
--> statement-breakpoint
CREATE TABLE "step_attempt" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"attempt" integer NOT NULL,
	"undo" boolean DEFAULT false NOT NULL,
	"outcome" text NOT NULL,
	"code" text,
	"message" text,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid,
	"kind" text NOT NULL,
	"role" text NOT NULL,
	"title" jsonb NOT NULL,
	"run_id" uuid,
	"order_id" uuid,
	"order_line_id" uuid,
	"instance_id" uuid,
	"details" jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"assignee_id" uuid,
	"result" text,
	"created_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"taken_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "budget_claim" (
	"agency_id" uuid NOT NULL,
	"token" uuid PRIMARY KEY NOT NULL,
	"budget_id" uuid NOT NULL,
	"amount_fen" bigint NOT NULL,
	"state" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "budget" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"fiscal_year" integer NOT NULL,
	"name" text NOT NULL,
	"economic_code" text NOT NULL,
	"approved_fen" bigint NOT NULL,
	"overdraft_fen" bigint DEFAULT 0 NOT NULL,
	"held_fen" bigint DEFAULT 0 NOT NULL,
	"committed_fen" bigint DEFAULT 0 NOT NULL,
	"billed_fen" bigint DEFAULT 0 NOT NULL,
	"noticed" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	CONSTRAINT "budget_agency_id" UNIQUE("agency_id","id"),
	CONSTRAINT "budget_name" UNIQUE("agency_id","fiscal_year","name"),
	CONSTRAINT "budget_not_exceeded" CHECK ("budget"."held_fen" >= 0 and "budget"."committed_fen" >= 0 and "budget"."held_fen" + "budget"."committed_fen" <= "budget"."approved_fen" + "budget"."overdraft_fen")
);
--> statement-breakpoint
CREATE TABLE "quota_claim" (
	"agency_id" uuid NOT NULL,
	"token" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"state" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quota_claim_token_kind_pk" PRIMARY KEY("token","kind")
);
--> statement-breakpoint
CREATE TABLE "quota_drift" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"key" text NOT NULL,
	"stored" jsonb NOT NULL,
	"recomputed" jsonb NOT NULL,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quota_request" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"wanted_limit" bigint NOT NULL,
	"reason" text NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"answer" text
);
--> statement-breakpoint
CREATE TABLE "quota" (
	"agency_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"limit" bigint NOT NULL,
	"held" bigint DEFAULT 0 NOT NULL,
	"used" bigint DEFAULT 0 NOT NULL,
	"noticed" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "quota_agency_id_kind_pk" PRIMARY KEY("agency_id","kind"),
	CONSTRAINT "quota_not_exceeded" CHECK ("quota"."held" >= 0 and "quota"."used" >= 0 and "quota"."held" + "quota"."used" <= "quota"."limit")
);
--> statement-breakpoint
CREATE TABLE "anti_affinity_group" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"business_system_id" uuid,
	"name" text NOT NULL,
	"max_per_host" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "anti_affinity_group_name" UNIQUE("agency_id","name")
);
--> statement-breakpoint
CREATE TABLE "group_host" (
	"group_id" uuid NOT NULL,
	"host_id" uuid NOT NULL,
	"members" integer NOT NULL,
	"max_per_host" integer NOT NULL,
	CONSTRAINT "group_host_group_id_host_id_pk" PRIMARY KEY("group_id","host_id"),
	CONSTRAINT "group_host_within" CHECK ("group_host"."members" between 0 and "group_host"."max_per_host")
);
--> statement-breakpoint
CREATE TABLE "host" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"pool_id" uuid NOT NULL,
	"name" text NOT NULL,
	"vcpu" integer NOT NULL,
	"memory_mib" bigint NOT NULL,
	"disk_gib" bigint NOT NULL,
	"free_vcpu" integer NOT NULL,
	"free_memory_mib" bigint NOT NULL,
	"free_disk_gib" bigint NOT NULL,
	"machines" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'up' NOT NULL,
	"state_reason" text,
	"version" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "host_name_unique" UNIQUE("name"),
	CONSTRAINT "host_not_oversold" CHECK ("host"."free_vcpu" between 0 and "host"."vcpu" and "host"."free_memory_mib" between 0 and "host"."memory_mib" and "host"."free_disk_gib" between 0 and "host"."disk_gib")
);
--> statement-breakpoint
CREATE TABLE "placement_decision" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"key" text NOT NULL,
	"placed" boolean NOT NULL,
	"host_id" uuid,
	"request" jsonb NOT NULL,
	"explanation" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pool" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"zone" text NOT NULL,
	"protection_levels" integer[] NOT NULL,
	"architecture" text NOT NULL,
	"driver" text NOT NULL,
	"policy" text DEFAULT 'pack' NOT NULL,
	"cpu_overcommit" numeric(6, 2) DEFAULT '1.00' NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	CONSTRAINT "pool_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "reservation" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"key" text NOT NULL,
	"host_id" uuid NOT NULL,
	"vcpu" integer NOT NULL,
	"memory_mib" bigint NOT NULL,
	"disk_gib" bigint NOT NULL,
	"group_id" uuid,
	"state" text NOT NULL,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"released_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sim_fault" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"op" text NOT NULL,
	"kind" text NOT NULL,
	"token" text,
	"fired" boolean DEFAULT false NOT NULL,
	"fired_at" timestamp with time zone,
	"run_key" uuid
);
--> statement-breakpoint
CREATE TABLE "sim_journal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sim_journal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"op" text NOT NULL,
	"token" text,
	"ref" text,
	"outcome" text NOT NULL,
	"fault" text,
	"detail" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sim_machine" (
	"ref" text PRIMARY KEY NOT NULL,
	"pool_code" text NOT NULL,
	"host_name" text NOT NULL,
	"token" text NOT NULL,
	"name" text NOT NULL,
	"vcpu" integer NOT NULL,
	"memory_mib" bigint NOT NULL,
	"disk_gib" bigint NOT NULL,
	"power" text NOT NULL,
	"ready_at" timestamp with time zone NOT NULL,
	"address" text,
	"volumes" jsonb NOT NULL,
	"networks" jsonb NOT NULL,
	"monitored" boolean DEFAULT false NOT NULL,
	"removed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sim_port" (
	"ref" text PRIMARY KEY NOT NULL,
	"pool_code" text NOT NULL,
	"token" text NOT NULL,
	"cidr" text NOT NULL,
	"position" integer NOT NULL,
	"address" text NOT NULL,
	"removed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sim_profile" (
	"pool_code" text PRIMARY KEY NOT NULL,
	"seed" integer DEFAULT 1 NOT NULL,
	"build_millis" integer DEFAULT 1500 NOT NULL,
	"call_millis" integer DEFAULT 0 NOT NULL,
	"fail_percent" integer DEFAULT 0 NOT NULL,
	"lost_answer_percent" integer DEFAULT 0 NOT NULL,
	"twice_percent" integer DEFAULT 0 NOT NULL,
	"hang_percent" integer DEFAULT 0 NOT NULL,
	"hang_millis" integer DEFAULT 30000 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "agency" ADD CONSTRAINT "agency_division_code_division_code_fk" FOREIGN KEY ("division_code") REFERENCES "public"."division"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency" ADD CONSTRAINT "agency_sector_code_sector_code_fk" FOREIGN KEY ("sector_code") REFERENCES "public"."sector"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency" ADD CONSTRAINT "agency_superior_id_agency_id_fk" FOREIGN KEY ("superior_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "business_system" ADD CONSTRAINT "business_system_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "business_system" ADD CONSTRAINT "business_system_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_from_person_id_person_id_fk" FOREIGN KEY ("from_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_to_person_id_person_id_fk" FOREIGN KEY ("to_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "division" ADD CONSTRAINT "division_parent_code_division_code_fk" FOREIGN KEY ("parent_code") REFERENCES "public"."division"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import" ADD CONSTRAINT "import_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import" ADD CONSTRAINT "import_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_person_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_membership" FOREIGN KEY ("agency_id","person_id") REFERENCES "public"."membership"("agency_id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_superior_id_person_id_fk" FOREIGN KEY ("superior_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_changed_by_person_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "factor_reset" ADD CONSTRAINT "factor_reset_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "factor_reset" ADD CONSTRAINT "factor_reset_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "factor_reset" ADD CONSTRAINT "factor_reset_requested_by_person_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "factor_reset" ADD CONSTRAINT "factor_reset_approved_by_person_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_link" ADD CONSTRAINT "identity_link_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_challenge" ADD CONSTRAINT "login_challenge_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp_factor" ADD CONSTRAINT "totp_factor_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge_line" ADD CONSTRAINT "charge_line_statement" FOREIGN KEY ("agency_id","statement_id") REFERENCES "public"."statement"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_raised_by_person_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_statement" FOREIGN KEY ("agency_id","statement_id") REFERENCES "public"."statement"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_line" FOREIGN KEY ("agency_id","line_id") REFERENCES "public"."charge_line"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_item" ADD CONSTRAINT "price_item_version_id_price_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."price_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_plan" ADD CONSTRAINT "price_plan_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_plan" ADD CONSTRAINT "price_plan_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_version" ADD CONSTRAINT "price_version_price_plan_id_price_plan_id_fk" FOREIGN KEY ("price_plan_id") REFERENCES "public"."price_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_version" ADD CONSTRAINT "price_version_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_statement" FOREIGN KEY ("agency_id","statement_id") REFERENCES "public"."statement"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spend" ADD CONSTRAINT "spend_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_prepared_by_person_id_fk" FOREIGN KEY ("prepared_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_issued_by_person_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_year_calendar_year_year_fk" FOREIGN KEY ("year") REFERENCES "public"."calendar_year"("year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_year" ADD CONSTRAINT "calendar_year_published_by_person_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_version" ADD CONSTRAINT "service_version_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_version" ADD CONSTRAINT "service_version_edited_by_person_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_action" ADD CONSTRAINT "bulk_action_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_action" ADD CONSTRAINT "bulk_action_requested_by_person_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_bulk_id_bulk_action_id_fk" FOREIGN KEY ("bulk_id") REFERENCES "public"."bulk_action"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_instance" FOREIGN KEY ("agency_id","instance_id") REFERENCES "public"."instance"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instance_term" ADD CONSTRAINT "instance_term_instance" FOREIGN KEY ("agency_id","instance_id") REFERENCES "public"."instance"("agency_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample" ADD CONSTRAINT "sample_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample" ADD CONSTRAINT "sample_instance" FOREIGN KEY ("agency_id","instance_id") REFERENCES "public"."instance"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ssh_key" ADD CONSTRAINT "ssh_key_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ssh_key" ADD CONSTRAINT "ssh_key_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subnet" ADD CONSTRAINT "subnet_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_to_agency_id_agency_id_fk" FOREIGN KEY ("to_agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_requested_by_person_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_line" ADD CONSTRAINT "usage_line_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_snapshot" ADD CONSTRAINT "usage_snapshot_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_read" ADD CONSTRAINT "notice_read_notice_id_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_read" ADD CONSTRAINT "notice_read_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_read" ADD CONSTRAINT "notice_read_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_published_by_person_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_rule" ADD CONSTRAINT "approval_rule_changed_by_person_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_step" ADD CONSTRAINT "approval_step_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_step" ADD CONSTRAINT "approval_step_order" FOREIGN KEY ("agency_id","order_id") REFERENCES "public"."order"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_vote" ADD CONSTRAINT "approval_vote_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_vote" ADD CONSTRAINT "approval_vote_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_vote" ADD CONSTRAINT "approval_vote_for_person_id_person_id_fk" FOREIGN KEY ("for_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_vote" ADD CONSTRAINT "approval_vote_step" FOREIGN KEY ("agency_id","step_id") REFERENCES "public"."approval_step"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_uploaded_by_person_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_order" FOREIGN KEY ("agency_id","order_id") REFERENCES "public"."order"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_service_version_id_service_version_id_fk" FOREIGN KEY ("service_version_id") REFERENCES "public"."service_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_agreement_accepted_by_person_id_fk" FOREIGN KEY ("agreement_accepted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order" FOREIGN KEY ("agency_id","order_id") REFERENCES "public"."order"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_message" ADD CONSTRAINT "order_message_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_message" ADD CONSTRAINT "order_message_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_message" ADD CONSTRAINT "order_message_order" FOREIGN KEY ("agency_id","order_id") REFERENCES "public"."order"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_revision" ADD CONSTRAINT "order_revision_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_revision" ADD CONSTRAINT "order_revision_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_revision" ADD CONSTRAINT "order_revision_order" FOREIGN KEY ("agency_id","order_id") REFERENCES "public"."order"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_requester_id_person_id_fk" FOREIGN KEY ("requester_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_business_system" FOREIGN KEY ("agency_id","business_system_id") REFERENCES "public"."business_system"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_budget" FOREIGN KEY ("agency_id","budget_id") REFERENCES "public"."budget"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instance_span" ADD CONSTRAINT "instance_span_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instance_span" ADD CONSTRAINT "instance_span_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instance_span" ADD CONSTRAINT "instance_span_instance" FOREIGN KEY ("agency_id","instance_id") REFERENCES "public"."instance"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instance" ADD CONSTRAINT "instance_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instance" ADD CONSTRAINT "instance_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instance" ADD CONSTRAINT "instance_service_version_id_service_version_id_fk" FOREIGN KEY ("service_version_id") REFERENCES "public"."service_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instance" ADD CONSTRAINT "instance_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instance" ADD CONSTRAINT "instance_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instance" ADD CONSTRAINT "instance_host_id_host_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."host"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instance" ADD CONSTRAINT "instance_business_system" FOREIGN KEY ("agency_id","business_system_id") REFERENCES "public"."business_system"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instance" ADD CONSTRAINT "instance_order_line" FOREIGN KEY ("agency_id","order_line_id") REFERENCES "public"."order_line"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orphan" ADD CONSTRAINT "orphan_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orphan" ADD CONSTRAINT "orphan_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_step" ADD CONSTRAINT "run_step_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_step" ADD CONSTRAINT "run_step_run" FOREIGN KEY ("agency_id","run_id") REFERENCES "public"."run"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_requested_by_person_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_attempt" ADD CONSTRAINT "step_attempt_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_attempt" ADD CONSTRAINT "step_attempt_run" FOREIGN KEY ("agency_id","run_id") REFERENCES "public"."run"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_assignee_id_person_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_claim" ADD CONSTRAINT "budget_claim_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_claim" ADD CONSTRAINT "budget_claim_budget_id_budget_id_fk" FOREIGN KEY ("budget_id") REFERENCES "public"."budget"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget" ADD CONSTRAINT "budget_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_claim" ADD CONSTRAINT "quota_claim_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_drift" ADD CONSTRAINT "quota_drift_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_request" ADD CONSTRAINT "quota_request_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_request" ADD CONSTRAINT "quota_request_requested_by_person_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_request" ADD CONSTRAINT "quota_request_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota" ADD CONSTRAINT "quota_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "anti_affinity_group" ADD CONSTRAINT "anti_affinity_group_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "anti_affinity_group" ADD CONSTRAINT "anti_affinity_group_business_system_id_business_system_id_fk" FOREIGN KEY ("business_system_id") REFERENCES "public"."business_system"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_host" ADD CONSTRAINT "group_host_group_id_anti_affinity_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."anti_affinity_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_host" ADD CONSTRAINT "group_host_host_id_host_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."host"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "host" ADD CONSTRAINT "host_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_decision" ADD CONSTRAINT "placement_decision_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_host_id_host_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."host"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_group_id_anti_affinity_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."anti_affinity_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "membership_person" ON "membership" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "role_grant_once" ON "role_grant" USING btree ("person_id","role") WHERE state in ('proposed','active');--> statement-breakpoint
CREATE UNIQUE INDEX "role_grant_one_officer" ON "role_grant" USING btree ("person_id") WHERE state in ('proposed','active') and role in ('systemAdmin','securityAdmin','auditAdmin');--> statement-breakpoint
CREATE INDEX "audit_event_object" ON "audit_event" USING btree ("object_kind","object_id");--> statement-breakpoint
CREATE INDEX "audit_event_agency" ON "audit_event" USING btree ("agency_id","recorded_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_event_recorded" ON "audit_event" USING btree ("recorded_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_event_horizon" ON "audit_event" USING btree ("xid","id");--> statement-breakpoint
CREATE UNIQUE INDEX "factor_reset_open" ON "factor_reset" USING btree ("person_id") WHERE state = 'requested';--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "charge_line_service" ON "charge_line" USING btree ("statement_id","service_id","id");--> statement-breakpoint
CREATE INDEX "charge_line_system" ON "charge_line" USING btree ("statement_id","business_system_id","id");--> statement-breakpoint
CREATE INDEX "charge_line_instance" ON "charge_line" USING btree ("instance_id","start_at");--> statement-breakpoint
CREATE UNIQUE INDEX "dispute_open" ON "dispute" USING btree ("line_id") WHERE answer is null;--> statement-breakpoint
CREATE UNIQUE INDEX "statement_month" ON "statement" USING btree ("agency_id","month") WHERE state <> 'void';--> statement-breakpoint
CREATE UNIQUE INDEX "service_version_one_draft" ON "service_version" USING btree ("service_id") WHERE state = 'draft';--> statement-breakpoint
CREATE INDEX "instance_term_search" ON "instance_term" USING btree ("agency_id","term","instance_id");--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_open" ON "transfer" USING btree ("instance_id") WHERE state in ('offered','accepted');--> statement-breakpoint
CREATE INDEX "transfer_to" ON "transfer" USING btree ("to_agency_id","state");--> statement-breakpoint
CREATE INDEX "event_at" ON "event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "event_horizon" ON "event" USING btree ("xid","id");--> statement-breakpoint
CREATE INDEX "usage_fact_agency" ON "usage_fact" USING btree ("month","agency_id");--> statement-breakpoint
CREATE INDEX "usage_fact_late" ON "usage_fact" USING btree ("agency_id","month") WHERE late;--> statement-breakpoint
CREATE INDEX "usage_line_agency" ON "usage_line" USING btree ("agency_id");--> statement-breakpoint
CREATE UNIQUE INDEX "heartbeat_process" ON "heartbeat" USING btree ("process");--> statement-breakpoint
CREATE INDEX "notification_person" ON "notification" USING btree ("person_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notification_waiting" ON "notification" USING btree ("person_id") WHERE waits and done_at is null;--> statement-breakpoint
CREATE INDEX "notification_subject" ON "notification" USING btree ("subject") WHERE waits and done_at is null;--> statement-breakpoint
CREATE INDEX "notification_mail" ON "notification" USING btree ("created_at") WHERE mailed_at is null;--> statement-breakpoint
CREATE INDEX "outgoing_mail_waiting" ON "outgoing_mail" USING btree ("not_before") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "approval_step_open" ON "approval_step" USING btree ("state","due_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "attachment_order" ON "attachment" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "order_line_order" ON "order_line" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "order_line_instance" ON "order_line" USING btree ("instance_id");--> statement-breakpoint
CREATE INDEX "order_line_waiting" ON "order_line" USING btree ("state") WHERE state in ('scheduled','waitingForCapacity','provisioning');--> statement-breakpoint
CREATE INDEX "order_message_order" ON "order_message" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "order_agency_created" ON "order" USING btree ("agency_id","created_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "order_agency_state" ON "order" USING btree ("agency_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "instance_span_open" ON "instance_span" USING btree ("instance_id") WHERE end_at is null;--> statement-breakpoint
CREATE INDEX "instance_span_time" ON "instance_span" USING btree ("agency_id","start_at");--> statement-breakpoint
CREATE INDEX "instance_agency_created" ON "instance" USING btree ("agency_id","created_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "instance_agency_name" ON "instance" USING btree ("agency_id","name","id");--> statement-breakpoint
CREATE INDEX "instance_agency_state" ON "instance" USING btree ("agency_id","state","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "instance_list_name" ON "instance" USING btree ("agency_id","fulfilment","name","id") WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX "instance_list_state" ON "instance" USING btree ("agency_id","fulfilment","state","name","id");--> statement-breakpoint
CREATE INDEX "instance_list_system" ON "instance" USING btree ("agency_id","business_system_id","name","id") WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX "instance_list_plan" ON "instance" USING btree ("agency_id","plan_id","name","id") WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX "instance_list_pool" ON "instance" USING btree ("agency_id","pool_id","name","id") WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX "instance_list_ends" ON "instance" USING btree ("agency_id","ends_on","id") WHERE state not in ('closed','recycled');--> statement-breakpoint
CREATE INDEX "instance_pool" ON "instance" USING btree ("pool_id","state");--> statement-breakpoint
CREATE INDEX "instance_recycled" ON "instance" USING btree ("recycle_until") WHERE state = 'recycled';--> statement-breakpoint
CREATE INDEX "instance_ends" ON "instance" USING btree ("ends_on") WHERE state not in ('closed','recycled');--> statement-breakpoint
CREATE INDEX "run_instance" ON "run" USING btree ("instance_id");--> statement-breakpoint
CREATE INDEX "run_order" ON "run" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "run_open" ON "run" USING btree ("state","lease_until") WHERE state in ('queued','running','undoing','stuck');--> statement-breakpoint
CREATE UNIQUE INDEX "run_one_open" ON "run" USING btree ("instance_id") WHERE state in ('queued','running','undoing','stuck');--> statement-breakpoint
CREATE INDEX "step_attempt_run" ON "step_attempt" USING btree ("run_id","position");--> statement-breakpoint
CREATE INDEX "task_open" ON "task" USING btree ("state","role");--> statement-breakpoint
CREATE UNIQUE INDEX "task_once" ON "task" USING btree ("kind","run_id") WHERE state in ('open','taken');--> statement-breakpoint
CREATE UNIQUE INDEX "task_line_once" ON "task" USING btree ("order_line_id") WHERE kind = 'manualFulfilment' and state in ('open','taken');--> statement-breakpoint
CREATE INDEX "budget_claim_budget" ON "budget_claim" USING btree ("budget_id","state");--> statement-breakpoint
CREATE INDEX "quota_claim_agency" ON "quota_claim" USING btree ("agency_id","kind","state");--> statement-breakpoint
CREATE INDEX "quota_claim_largest" ON "quota_claim" USING btree ("agency_id","kind","amount" DESC NULLS LAST,"token") WHERE state <> 'released';--> statement-breakpoint
CREATE INDEX "host_pool" ON "host" USING btree ("pool_id");--> statement-breakpoint
CREATE INDEX "placement_decision_key" ON "placement_decision" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "reservation_key" ON "reservation" USING btree ("key") WHERE state <> 'released';--> statement-breakpoint
CREATE INDEX "reservation_host" ON "reservation" USING btree ("host_id") WHERE state <> 'released';--> statement-breakpoint
CREATE INDEX "reservation_expiry" ON "reservation" USING btree ("expires_at") WHERE state = 'reserved';--> statement-breakpoint
CREATE INDEX "sim_journal_token" ON "sim_journal" USING btree ("token");--> statement-breakpoint
CREATE INDEX "sim_machine_token" ON "sim_machine" USING btree ("token");--> statement-breakpoint
CREATE INDEX "sim_machine_pool" ON "sim_machine" USING btree ("pool_code");--> statement-breakpoint
CREATE INDEX "sim_port_token" ON "sim_port" USING btree ("token");--> statement-breakpoint
CREATE UNIQUE INDEX "sim_port_address" ON "sim_port" USING btree ("pool_code","cidr","position") WHERE removed_at is null;