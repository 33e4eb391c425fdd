CREATE TABLE "placement_lease" (
	"pool_id" uuid PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"epoch" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNLOGGED TABLE "placement_request" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"holder" text NOT NULL,
	"ask" jsonb NOT NULL,
	"answered" boolean DEFAULT false NOT NULL,
	"host_id" uuid,
	"pool_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "placement_decision" DROP CONSTRAINT "placement_decision_agency_id_agency_id_fk";
--> statement-breakpoint
ALTER TABLE "placement_lease" ADD CONSTRAINT "placement_lease_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "placement_lease_epoch" ON "placement_lease" USING btree ("pool_id","epoch");