import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, quantity, recordedAt } from '@/lib/db/columns'
import { agencies } from '@/lib/db/schema/agencies'

/**
 * What a charge line is about: one meter of one instance at one price under one order line. Facts carry its
 * number, so that a month of them is summed by a single integer.
 */
export const usageLines = pgTable(
  'usage_line',
  {
    id: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    instanceId: uuid().notNull(),
    meter: text().notNull(),
    priceVersionId: uuid(),
    orderLineId: uuid(),
  },
  (t) => [
    unique('usage_line_key')
      .on(t.instanceId, t.meter, t.orderLineId, t.priceVersionId, t.agencyId)
      .nullsNotDistinct(),
    index('usage_line_agency').on(t.agencyId),
    index('usage_line_price').on(t.priceVersionId),
  ],
)

/**
 * Raw usage facts, append-only. Ids begin with their month, so that the table can be partitioned by it.
 * A held meter (machine, disk) counts unit-seconds, which add up exactly; a counted one (traffic) units.
 * What is summed stands first in the row; the agency is there for row-level security.
 */
export const usageFacts = pgTable(
  'usage_fact',
  {
    lineId: bigint({ mode: 'bigint' }).notNull(),
    startAt: instant().notNull(),
    endAt: instant().notNull(),
    /** YYYYMM, Asia/Shanghai. */
    month: text().notNull(),
    /** The quantity in millionths: whole numbers add up in half the time, and exactly. */
    micros: bigint({ mode: 'bigint' }).notNull().generatedAlwaysAs(sql`(quantity * 1000000)::bigint`),
    quantity: quantity().notNull(),
    agencyId: uuid().notNull(),
    source: text().notNull(),
    id: text().notNull(),
    unit: text().notNull(),
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

/** A month's facts folded by line: the unbroken span of one order line. */
export const usageSnapshots = pgTable(
  'usage_snapshot',
  {
    month: text().notNull(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    lineId: bigint({ mode: 'bigint' }).notNull(),
    spanStart: instant().notNull(),
    spanEnd: instant().notNull(),
    quantity: quantity().notNull(),
    facts: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.month, t.agencyId, t.lineId] })],
)

/** How far metering has come, and what a month still lacks. */
export const meterProgress = pgTable('meter_progress', {
  source: text().primaryKey(),
  month: text().notNull(),
  through: instant().notNull(),
  updatedAt: recordedAt(),
})
