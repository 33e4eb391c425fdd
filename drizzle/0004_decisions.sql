CREATE SEQUENCE "public"."decision_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "decision" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"agency_id" uuid,
	"target_value" numeric(20, 6),
	"unit" text,
	"due_on" text,
	"effective_from" text NOT NULL,
	"effective_until" text,
	"state" text DEFAULT 'draft' NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"form_version" integer DEFAULT 1 NOT NULL,
	"drafted_by" uuid NOT NULL,
	"author_ids" uuid[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"submitted_by" uuid,
	"submitted_at" timestamp with time zone,
	"endorsed_at" timestamp with time zone,
	"repealed_by" uuid,
	"repealed_at" timestamp with time zone,
	"repeal_reason" text,
	CONSTRAINT "decision_number_unique" UNIQUE("number"),
	CONSTRAINT "decision_kind" CHECK ("decision"."kind" in ('target','policy','exemption','calendar')),
	CONSTRAINT "decision_state" CHECK ("decision"."state" in ('draft','submitted','returned','endorsed','repealed')),
	CONSTRAINT "decision_exemption" CHECK (("decision"."kind" = 'exemption') = ("decision"."agency_id" is not null)),
	CONSTRAINT "decision_target" CHECK (("decision"."kind" = 'target') = ("decision"."target_value" is not null and "decision"."unit" is not null and "decision"."due_on" is not null)
        and num_nonnulls("decision"."target_value", "decision"."unit", "decision"."due_on") in (0, 3)),
	CONSTRAINT "decision_span" CHECK ("decision"."effective_until" is null or "decision"."effective_until" >= "decision"."effective_from"),
	CONSTRAINT "decision_endorsed" CHECK (("decision"."state" in ('endorsed','repealed')) = ("decision"."endorsed_at" is not null)),
	CONSTRAINT "decision_repealed" CHECK (("decision"."state" = 'repealed') = ("decision"."repealed_at" is not null and "decision"."repeal_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "endorsement" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"decision_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"verdict" text NOT NULL,
	"level" text NOT NULL,
	"opinion" text NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"submitted_by" uuid NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "endorsement_two_people" CHECK ("endorsement"."person_id" <> "endorsement"."submitted_by")
);
--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_drafted_by_person_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_repealed_by_person_id_fk" FOREIGN KEY ("repealed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endorsement" ADD CONSTRAINT "endorsement_decision_id_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endorsement" ADD CONSTRAINT "endorsement_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endorsement" ADD CONSTRAINT "endorsement_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decision_agency" ON "decision" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "decision_changed" ON "decision" USING btree ("changed_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE UNIQUE INDEX "endorsement_once" ON "endorsement" USING btree ("decision_id","revision");