DROP INDEX "reservation_host";--> statement-breakpoint
DROP INDEX "reservation_group";--> statement-breakpoint
CREATE INDEX "reservation_host" ON "reservation" USING btree ("host_id","vcpu") WHERE state <> 'released';--> statement-breakpoint
CREATE INDEX "reservation_group" ON "reservation" USING btree ("group_id") WHERE state <> 'released' and group_id is not null;