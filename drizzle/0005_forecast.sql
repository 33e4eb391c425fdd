CREATE TABLE "forecast" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"pool_id" uuid NOT NULL,
	"question" jsonb NOT NULL,
	"state" text NOT NULL,
	"answer" jsonb,
	"asked_by" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "forecast_answered" CHECK (("forecast"."state" = 'done') = ("forecast"."answer" is not null))
);
--> statement-breakpoint
ALTER TABLE "forecast" ADD CONSTRAINT "forecast_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecast" ADD CONSTRAINT "forecast_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "forecast_pool" ON "forecast" USING btree ("pool_id","asked_at" DESC NULLS FIRST);