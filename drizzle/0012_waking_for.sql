CREATE TABLE "waking_for" (
	"key" text PRIMARY KEY NOT NULL,
	"host_id" uuid NOT NULL,
	"vcpu" integer NOT NULL,
	"memory_mib" bigint NOT NULL,
	"disk_gib" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "waking_for" ADD CONSTRAINT "waking_for_host_id_host_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."host"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "waking_for_host" ON "waking_for" USING btree ("host_id");