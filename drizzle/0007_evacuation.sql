CREATE TABLE "evacuation_move" (
	"evacuation_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"instance_id" uuid NOT NULL,
	"token" uuid NOT NULL,
	"position" integer NOT NULL,
	"to_host_id" uuid,
	"state" text NOT NULL,
	"code" text,
	"params" jsonb,
	"run_id" uuid,
	CONSTRAINT "evacuation_move_evacuation_id_instance_id_pk" PRIMARY KEY("evacuation_id","instance_id"),
	CONSTRAINT "evacuation_move_state" CHECK ("evacuation_move"."state" in ('blocked','waiting','reserved','running','stuck','done','failed','cancelled'))
);
--> statement-breakpoint
CREATE TABLE "evacuation" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"host_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"requested_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "evacuation_kind" CHECK ("evacuation"."kind" in ('drain','rebuild')),
	CONSTRAINT "evacuation_state" CHECK ("evacuation"."state" in ('running','done','incomplete','stopped')),
	CONSTRAINT "evacuation_ended" CHECK (("evacuation"."state" = 'running') = ("evacuation"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "pinned_machine" (
	"instance_id" uuid PRIMARY KEY NOT NULL,
	"agency_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"pinned_by" uuid,
	"pinned_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "evacuation_move" ADD CONSTRAINT "evacuation_move_evacuation_id_evacuation_id_fk" FOREIGN KEY ("evacuation_id") REFERENCES "public"."evacuation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evacuation_move" ADD CONSTRAINT "evacuation_move_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evacuation_move" ADD CONSTRAINT "evacuation_move_to_host_id_host_id_fk" FOREIGN KEY ("to_host_id") REFERENCES "public"."host"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evacuation_move" ADD CONSTRAINT "evacuation_move_instance" FOREIGN KEY ("agency_id","instance_id") REFERENCES "public"."instance"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evacuation" ADD CONSTRAINT "evacuation_host_id_host_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."host"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evacuation" ADD CONSTRAINT "evacuation_requested_by_person_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pinned_machine" ADD CONSTRAINT "pinned_machine_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pinned_machine" ADD CONSTRAINT "pinned_machine_pinned_by_person_id_fk" FOREIGN KEY ("pinned_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pinned_machine" ADD CONSTRAINT "pinned_machine_instance" FOREIGN KEY ("agency_id","instance_id") REFERENCES "public"."instance"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evacuation_move_run" ON "evacuation_move" USING btree ("run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "evacuation_one_running" ON "evacuation" USING btree ("host_id") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "evacuation_host" ON "evacuation" USING btree ("host_id","id" DESC NULLS FIRST);