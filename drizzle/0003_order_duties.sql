ALTER TABLE "duty_rule" ADD COLUMN "active_since" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "duty_rule_order" ON "duty_rule" USING btree ("role_a") WHERE scope = 'order';--> statement-breakpoint
CREATE INDEX "approval_vote_at" ON "approval_vote" USING btree ("at");--> statement-breakpoint
ALTER TABLE "duty_rule" ADD CONSTRAINT "duty_rule_requester" CHECK ("duty_rule"."scope" <> 'order' or "duty_rule"."role_a" = 'subordinate' or ("duty_rule"."role_a" = 'requester' and "duty_rule"."active"));