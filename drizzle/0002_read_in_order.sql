DROP INDEX "notification_person";--> statement-breakpoint
DROP INDEX "notification_waiting";--> statement-breakpoint
DROP INDEX "audit_event_agency";--> statement-breakpoint
DROP INDEX "audit_event_recorded";--> statement-breakpoint
DROP INDEX "instance_agency_created";--> statement-breakpoint
DROP INDEX "instance_agency_state";--> statement-breakpoint
DROP INDEX "quota_claim_largest";--> statement-breakpoint
CREATE INDEX "audit_event_others" ON "audit_event" USING btree ("agency_id","occurred_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE actor_agency_id is distinct from agency_id and not ('visitor' = any(actor_roles));--> statement-breakpoint
CREATE INDEX "usage_line_price" ON "usage_line" USING btree ("price_version_id");--> statement-breakpoint
CREATE INDEX "notification_newest" ON "notification" USING btree ("person_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notification_due" ON "notification" USING btree ("person_id","due_at","created_at" DESC NULLS FIRST) WHERE waits and done_at is null;--> statement-breakpoint
CREATE INDEX "notification_unread" ON "notification" USING btree ("person_id","created_at" DESC NULLS FIRST) WHERE read_at is null and done_at is null;--> statement-breakpoint
CREATE INDEX "notification_news" ON "notification" USING btree ("person_id","created_at" DESC NULLS FIRST) WHERE not waits;--> statement-breakpoint
CREATE INDEX "notification_done" ON "notification" USING btree ("person_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE done_at is not null;--> statement-breakpoint
CREATE INDEX "order_created" ON "order" USING btree ("created_at" DESC NULLS LAST,"id") WHERE state <> 'draft' or revision > 0;--> statement-breakpoint
CREATE INDEX "order_state" ON "order" USING btree ("state") WHERE state <> 'draft' or revision > 0;--> statement-breakpoint
CREATE INDEX "instance_span_start" ON "instance_span" USING btree ("start_at");--> statement-breakpoint
CREATE INDEX "instance_by_system" ON "instance" USING btree ("agency_id","business_system_id","service_id","state") WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX "run_order_line" ON "run" USING btree ("order_line_id");--> statement-breakpoint
CREATE INDEX "task_pressing" ON "task" USING btree ("ended_at" DESC NULLS FIRST,coalesce(due_at, created_at),"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "placement_decision_at" ON "placement_decision" USING btree ("at","placed");--> statement-breakpoint
CREATE INDEX "placement_decision_refused" ON "placement_decision" USING btree ("id" DESC NULLS FIRST) WHERE not placed;--> statement-breakpoint
CREATE INDEX "audit_event_agency" ON "audit_event" USING btree ("agency_id","recorded_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_event_recorded" ON "audit_event" USING btree ("recorded_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "instance_agency_created" ON "instance" USING btree ("agency_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "instance_agency_state" ON "instance" USING btree ("agency_id","state","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "quota_claim_largest" ON "quota_claim" USING btree ("agency_id","kind","amount" DESC NULLS FIRST,"token") WHERE state <> 'released';