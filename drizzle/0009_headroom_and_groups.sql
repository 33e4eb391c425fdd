CREATE TABLE "planned_host" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"pool_id" uuid NOT NULL,
	"count" integer NOT NULL,
	"vcpu" integer NOT NULL,
	"memory_mib" bigint NOT NULL,
	"disk_gib" bigint NOT NULL,
	"expected_on" date NOT NULL,
	"planned_by" uuid
);
--> statement-breakpoint
CREATE TABLE "pool_headroom" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"pool_id" uuid NOT NULL,
	"purpose" text,
	"share_percent" numeric(5, 2),
	"vcpu" integer,
	"memory_mib" bigint,
	"set_by" uuid,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pool_headroom_purpose" UNIQUE NULLS NOT DISTINCT("pool_id","purpose"),
	CONSTRAINT "pool_headroom_amount" CHECK (("pool_headroom"."share_percent" is null) = ("pool_headroom"."vcpu" is not null and "pool_headroom"."memory_mib" is not null)
        and ("pool_headroom"."vcpu" is null) = ("pool_headroom"."memory_mib" is null)),
	CONSTRAINT "pool_headroom_within" CHECK ("pool_headroom"."share_percent" between 0 and 100 and "pool_headroom"."vcpu" >= 0 and "pool_headroom"."memory_mib" >= 0)
);
--> statement-breakpoint
ALTER TABLE "anti_affinity_group" ADD COLUMN "together" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "group_host" ADD COLUMN "home" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "planned_host" ADD CONSTRAINT "planned_host_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_host" ADD CONSTRAINT "planned_host_planned_by_person_id_fk" FOREIGN KEY ("planned_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_headroom" ADD CONSTRAINT "pool_headroom_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_headroom" ADD CONSTRAINT "pool_headroom_set_by_person_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "planned_host_pool" ON "planned_host" USING btree ("pool_id","expected_on");--> statement-breakpoint
CREATE UNIQUE INDEX "group_host_home" ON "group_host" USING btree ("group_id") WHERE home;--> statement-breakpoint
CREATE INDEX "reservation_group" ON "reservation" USING btree ("group_id") WHERE state <> 'released';