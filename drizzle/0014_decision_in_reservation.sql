ALTER TABLE "reservation" ADD COLUMN "request" jsonb;--> statement-breakpoint
ALTER TABLE "reservation" ADD COLUMN "explanation" jsonb;--> statement-breakpoint
ALTER TABLE "reservation" ADD COLUMN "choice" text;--> statement-breakpoint
ALTER TABLE "reservation" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "reservation_released" ON "reservation" USING btree ("key") WHERE state = 'released';--> statement-breakpoint
CREATE INDEX "reservation_decided" ON "reservation" USING btree ("decided_at") WHERE decided_at is not null;