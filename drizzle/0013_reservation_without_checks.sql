ALTER TABLE "reservation" DROP CONSTRAINT "reservation_agency_id_agency_id_fk";
--> statement-breakpoint
ALTER TABLE "reservation" DROP CONSTRAINT "reservation_host_id_host_id_fk";
