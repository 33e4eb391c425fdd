-- The new column stands before the texts of a row: a fold that had to pass them would lose what it gains.
ALTER TABLE "usage_fact" RENAME TO "usage_fact_before";--> statement-breakpoint
ALTER TABLE "usage_fact_before" RENAME CONSTRAINT "usage_fact_month_source_id_pk" TO "usage_fact_before_pk";--> statement-breakpoint
ALTER INDEX "usage_fact_agency" RENAME TO "usage_fact_before_agency";--> statement-breakpoint
ALTER INDEX "usage_fact_late" RENAME TO "usage_fact_before_late";--> statement-breakpoint
CREATE TABLE "usage_fact" (
	"line_id" bigint NOT NULL,
	"start_at" timestamp with time zone NOT NULL,
	"end_at" timestamp with time zone NOT NULL,
	"month" text NOT NULL,
	"micros" bigint GENERATED ALWAYS AS ((quantity * 1000000)::bigint) STORED NOT NULL,
	"quantity" numeric(20, 6) NOT NULL,
	"agency_id" uuid NOT NULL,
	"source" text NOT NULL,
	"id" text NOT NULL,
	"unit" text NOT NULL,
	"quality" text DEFAULT 'measured' NOT NULL,
	"late" boolean DEFAULT false NOT NULL,
	"collected_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
INSERT INTO "usage_fact" ("line_id", "start_at", "end_at", "month", "quantity", "agency_id", "source", "id", "unit", "quality", "late", "collected_at")
SELECT "line_id", "start_at", "end_at", "month", "quantity", "agency_id", "source", "id", "unit", "quality", "late", "collected_at" FROM "usage_fact_before";--> statement-breakpoint
DROP TABLE "usage_fact_before";--> statement-breakpoint
ALTER TABLE "usage_fact" ADD CONSTRAINT "usage_fact_month_source_id_pk" PRIMARY KEY("month","source","id");--> statement-breakpoint
ALTER TABLE "usage_fact" ADD CONSTRAINT "usage_fact_month" CHECK (left("usage_fact"."id", 6) = "usage_fact"."month");--> statement-breakpoint
ALTER TABLE "usage_fact" ADD CONSTRAINT "usage_fact_span" CHECK ("usage_fact"."end_at" >= "usage_fact"."start_at");--> statement-breakpoint
CREATE INDEX "usage_fact_agency" ON "usage_fact" USING btree ("month","agency_id");--> statement-breakpoint
CREATE INDEX "usage_fact_late" ON "usage_fact" USING btree ("agency_id","month") WHERE late;
