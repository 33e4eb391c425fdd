import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { recordedAt } from '@/lib/db/columns'

/** What the browser should hear of. Resume never passes the snapshot horizon, hence xid. */
export const events = pgTable(
  'event',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    xid: bigint({ mode: 'bigint' }).notNull().default(sql`pg_current_xact_id()::text::bigint`),
    /** e.g. order:<id>, instance:<id>, inbox:<person id>, queue:<role> */
    topic: text().notNull(),
    /** Null: not bound to an agency (platform staff, or one person's inbox). */
    agencyId: uuid(),
    personId: uuid(),
    kind: text().notNull(),
    data: jsonb().notNull(),
    at: recordedAt(),
  },
  (t) => [index('event_at').on(t.at), index('event_horizon').on(t.xid, t.id)],
)
