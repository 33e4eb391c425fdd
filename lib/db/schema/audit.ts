import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant, recordedAt } from '@/lib/db/columns'

/** One row per change, in the transaction of the change. Logins may only INSERT. */
export const auditEvents = pgTable(
  'audit_event',
  {
    id: id(),
    /** Agency whose object was touched; null for platform objects. */
    agencyId: uuid(),
    actorId: uuid(),
    actorName: text().notNull(),
    /** Agency the actor acted for; null for platform staff and the system. */
    actorAgencyId: uuid(),
    actorRoles: text().array().notNull(),
    via: text({ enum: ['session', 'token', 'system'] }).notNull(),
    action: text().notNull(),
    objectKind: text().notNull(),
    objectId: text().notNull(),
    before: jsonb(),
    after: jsonb(),
    requestId: text().notNull(),
    address: text(),
    /** Business time. */
    occurredAt: instant().notNull(),
    recordedAt: recordedAt(),
    /** Writer's transaction: the sealer takes only rows below the snapshot horizon. */
    xid: bigint({ mode: 'bigint' }).notNull().default(sql`pg_current_xact_id()::text::bigint`),
  },
  (t) => [
    index('audit_event_object').on(t.objectKind, t.objectId),
    /** Descending is NULLS FIRST, as `order by … desc` means it: otherwise no index is read in order. */
    index('audit_event_agency').on(t.agencyId, t.recordedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('audit_event_others')
      .on(t.agencyId, t.occurredAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`actor_agency_id is distinct from agency_id and not ('visitor' = any(actor_roles))`),
    index('audit_event_recorded').on(t.recordedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('audit_event_horizon').on(t.xid, t.id),
  ],
)

export const auditSeals = pgTable('audit_seal', {
  seq: bigint({ mode: 'number' }).primaryKey(),
  eventId: uuid().notNull().unique(),
  /** Of the event: the sealer goes on behind the last (xid, event). */
  xid: bigint({ mode: 'bigint' }).notNull(),
  previousHash: text().notNull(),
  hash: text().notNull(),
  sealedAt: recordedAt(),
})

export const auditAnchors = pgTable('audit_anchor', {
  /** YYYY-MM-DD */
  day: text().primaryKey(),
  seq: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
  publicKey: text().notNull(),
  signature: text().notNull(),
  at: recordedAt(),
})
