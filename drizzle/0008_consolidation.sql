CREATE TABLE "consolidation_host" (
	"plan_id" uuid NOT NULL,
	"host_id" uuid NOT NULL,
	"role" text NOT NULL,
	"sleeps" boolean NOT NULL,
	"vcpu_before" integer NOT NULL,
	"vcpu_after" integer NOT NULL,
	"memory_share_before" double precision NOT NULL,
	"memory_share_after" double precision NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "consolidation_host_plan_id_host_id_pk" PRIMARY KEY("plan_id","host_id"),
	CONSTRAINT "consolidation_host_state" CHECK ("consolidation_host"."state" in ('planned','emptying','emptied','slept','kept'))
);
--> statement-breakpoint
CREATE TABLE "consolidation_move" (
	"plan_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"instance_id" uuid NOT NULL,
	"token" uuid NOT NULL,
	"position" integer NOT NULL,
	"from_host_id" uuid NOT NULL,
	"to_host_id" uuid NOT NULL,
	"vcpu" integer NOT NULL,
	"state" text NOT NULL,
	"code" text,
	"params" jsonb,
	"run_id" uuid,
	"moved_at" timestamp with time zone,
	CONSTRAINT "consolidation_move_plan_id_instance_id_pk" PRIMARY KEY("plan_id","instance_id"),
	CONSTRAINT "consolidation_move_state" CHECK ("consolidation_move"."state" in ('planned','reserved','running','stuck','done','failed','cancelled'))
);
--> statement-breakpoint
CREATE TABLE "consolidation_plan" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"pool_id" uuid NOT NULL,
	"state" text NOT NULL,
	"why" jsonb,
	"comment" text,
	"hosts" integer NOT NULL,
	"hosts_on_before" integer NOT NULL,
	"hosts_on_after" integer NOT NULL,
	"reserve" integer NOT NULL,
	"saved_wh_per_day" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "consolidation_plan_state" CHECK ("consolidation_plan"."state" in ('proposed','rejected','stale','running','done','incomplete','stopped')),
	CONSTRAINT "consolidation_plan_ended" CHECK (("consolidation_plan"."state" in ('proposed','running')) = ("consolidation_plan"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "consolidation_setting" (
	"pool_id" uuid PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"every_minutes" integer NOT NULL,
	"moves_per_plan" integer NOT NULL,
	"moves_per_hundred_requests" integer NOT NULL,
	"windows" jsonb NOT NULL,
	"minimum_reserve" integer NOT NULL,
	"planned_at" timestamp with time zone,
	"outcome" jsonb,
	CONSTRAINT "consolidation_setting_mode" CHECK ("consolidation_setting"."mode" in ('off','propose','rule')),
	CONSTRAINT "consolidation_setting_within" CHECK ("consolidation_setting"."every_minutes" between 10 and 60 and "consolidation_setting"."moves_per_plan" between 1 and 500 and "consolidation_setting"."moves_per_hundred_requests" between 0 and 1000 and "consolidation_setting"."minimum_reserve" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "host_power" (
	"pool_id" uuid NOT NULL,
	"vcpu" integer NOT NULL,
	"idle_watts" integer NOT NULL,
	"full_watts" integer NOT NULL,
	CONSTRAINT "host_power_pool_id_vcpu_pk" PRIMARY KEY("pool_id","vcpu"),
	CONSTRAINT "host_power_rises" CHECK ("host_power"."idle_watts" > 0 and "host_power"."full_watts" >= "host_power"."idle_watts")
);
--> statement-breakpoint
CREATE TABLE "pool_energy" (
	"pool_id" uuid NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"host_hours" double precision NOT NULL,
	"host_hours_on" double precision NOT NULL,
	"core_hours" double precision NOT NULL,
	"kwh" double precision NOT NULL,
	"kwh_all_on" double precision NOT NULL,
	CONSTRAINT "pool_energy_pool_id_hour_pk" PRIMARY KEY("pool_id","hour"),
	CONSTRAINT "pool_energy_saves" CHECK ("pool_energy"."kwh" >= 0 and "pool_energy"."kwh_all_on" >= "pool_energy"."kwh")
);
--> statement-breakpoint
CREATE TABLE "host_span" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"host_id" uuid NOT NULL,
	"state" text NOT NULL,
	"start_at" timestamp with time zone NOT NULL,
	"end_at" timestamp with time zone,
	CONSTRAINT "host_span_order" CHECK ("host_span"."end_at" is null or "host_span"."end_at" >= "host_span"."start_at")
);
--> statement-breakpoint
CREATE TABLE "sim_host" (
	"pool_code" text NOT NULL,
	"name" text NOT NULL,
	"power" text NOT NULL,
	"ready_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sim_host_pool_code_name_pk" PRIMARY KEY("pool_code","name")
);
--> statement-breakpoint
ALTER TABLE "sim_profile" ADD COLUMN "boot_millis" integer DEFAULT 5000 NOT NULL;--> statement-breakpoint
ALTER TABLE "consolidation_host" ADD CONSTRAINT "consolidation_host_plan_id_consolidation_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."consolidation_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consolidation_host" ADD CONSTRAINT "consolidation_host_host_id_host_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."host"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consolidation_move" ADD CONSTRAINT "consolidation_move_plan_id_consolidation_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."consolidation_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consolidation_move" ADD CONSTRAINT "consolidation_move_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consolidation_move" ADD CONSTRAINT "consolidation_move_from_host_id_host_id_fk" FOREIGN KEY ("from_host_id") REFERENCES "public"."host"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consolidation_move" ADD CONSTRAINT "consolidation_move_to_host_id_host_id_fk" FOREIGN KEY ("to_host_id") REFERENCES "public"."host"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consolidation_move" ADD CONSTRAINT "consolidation_move_instance" FOREIGN KEY ("agency_id","instance_id") REFERENCES "public"."instance"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consolidation_plan" ADD CONSTRAINT "consolidation_plan_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consolidation_plan" ADD CONSTRAINT "consolidation_plan_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consolidation_setting" ADD CONSTRAINT "consolidation_setting_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "host_power" ADD CONSTRAINT "host_power_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_energy" ADD CONSTRAINT "pool_energy_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "host_span" ADD CONSTRAINT "host_span_host_id_host_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."host"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consolidation_host_emptying" ON "consolidation_host" USING btree ("host_id") WHERE state = 'emptying';--> statement-breakpoint
CREATE INDEX "consolidation_move_run" ON "consolidation_move" USING btree ("run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "consolidation_plan_one_open" ON "consolidation_plan" USING btree ("pool_id") WHERE state in ('proposed','running');--> statement-breakpoint
CREATE INDEX "consolidation_plan_latest" ON "consolidation_plan" USING btree ("pool_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "host_span_open" ON "host_span" USING btree ("host_id") WHERE end_at is null;--> statement-breakpoint
CREATE INDEX "host_span_time" ON "host_span" USING btree ("host_id","start_at");--> statement-breakpoint
ALTER TABLE "host" ADD CONSTRAINT "host_asleep_empty" CHECK ("host"."state" not in ('dozing','asleep','waking') or ("host"."machines" = 0 and "host"."free_vcpu" = "host"."vcpu" and "host"."free_memory_mib" = "host"."memory_mib" and "host"."free_disk_gib" = "host"."disk_gib"));