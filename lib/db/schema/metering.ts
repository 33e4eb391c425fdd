import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant, quantity, recordedAt } from '@/lib/db/columns'
import { agencies } from '@/lib/db/schema/agencies'

/**
 * Raw usage facts, append-only. Ids begin with their month, so that the table can be partitioned by it.
 * A held meter (machine, disk) counts unit-seconds, which add up exactly; a counted one (traffic) units.
 */
export const usageFacts = pgTable(
  'usage_fact',
  {
    /** YYYYMM, Asia/Shanghai. */
    month: text().notNull(),
    source: text().notNull(),
    id: text().notNull(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    instanceId: uuid().notNull(),
    meter: text().notNull(),
    quantity: quantity().notNull(),
    unit: text().notNull(),
    startAt: instant().notNull(),
    endAt: instant().notNull(),
    priceVersionId: uuid(),
    orderLineId: uuid(),
    quality: text({ enum: ['measured', 'estimated', 'manual'] })
      .notNull()
      .default('measured'),
    /** Arrived after its month was folded: the next statement corrects what it changes. */
    late: boolean().notNull().default(false),
    collectedAt: recordedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.month, t.source, t.id] }),
    index('usage_fact_agency').on(t.month, t.agencyId),
    index('usage_fact_late').on(t.agencyId, t.month).where(sql`late`),
    check('usage_fact_month', sql`left(${t.id}, 6) = ${t.month}`),
    check('usage_fact_span', sql`${t.endAt} >= ${t.startAt}`),
  ],
)

/** Facts folded per instance, meter, price version and the unbroken span of one order line. */
export const usageSnapshots = pgTable(
  'usage_snapshot',
  {
    month: text().notNull(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    instanceId: uuid().notNull(),
    meter: text().notNull(),
    priceVersionId: uuid(),
    orderLineId: uuid(),
    spanStart: instant().notNull(),
    spanEnd: instant().notNull(),
    quantity: quantity().notNull(),
    facts: integer().notNull(),
  },
  (t) => [
    unique('usage_snapshot_key')
      .on(t.month, t.agencyId, t.instanceId, t.meter, t.priceVersionId, t.orderLineId)
      .nullsNotDistinct(),
  ],
)

/** How far metering has come, and what a month still lacks. */
export const meterProgress = pgTable('meter_progress', {
  source: text().primaryKey(),
  month: text().notNull(),
  through: instant().notNull(),
  updatedAt: recordedAt(),
})
