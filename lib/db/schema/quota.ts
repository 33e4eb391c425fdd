import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { fen, id, instant, recordedAt } from '@/lib/db/columns'
import { agencies, people } from '@/lib/db/schema/agencies'

export const quotaKinds = ['vcpu', 'memoryMiB', 'diskGiB', 'instances'] as const

const count = () => bigint({ mode: 'number' })

export const quotas = pgTable(
  'quota',
  {
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    kind: text({ enum: quotaKinds }).notNull(),
    limit: count().notNull(),
    held: count().notNull().default(0),
    used: count().notNull().default(0),
    /** Highest threshold already told: 0, 80, 90, 100. */
    noticed: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.agencyId, t.kind] }),
    check(
      'quota_not_exceeded',
      sql`${t.held} >= 0 and ${t.used} >= 0 and ${t.held} + ${t.used} <= ${t.limit}`,
    ),
  ],
)

/** Who holds what: keyed by order-line token until released, so that totals can be recomputed. */
export const quotaClaims = pgTable(
  'quota_claim',
  {
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    token: uuid().notNull(),
    kind: text({ enum: quotaKinds }).notNull(),
    amount: count().notNull(),
    state: text({ enum: ['held', 'used', 'released'] }).notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.token, t.kind] }),
    index('quota_claim_agency').on(t.agencyId, t.kind, t.state),
    /** Who holds most, read off however many there are. */
    index('quota_claim_largest')
      .on(t.agencyId, t.kind, t.amount.desc().nullsFirst(), t.token)
      .where(sql`state <> 'released'`),
  ],
)

export const budgets = pgTable(
  'budget',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    fiscalYear: integer().notNull(),
    name: text().notNull(),
    economicCode: text().notNull(),
    approvedFen: fen().notNull(),
    overdraftFen: fen().notNull().default(sql`0`),
    heldFen: fen().notNull().default(sql`0`),
    committedFen: fen().notNull().default(sql`0`),
    billedFen: fen().notNull().default(sql`0`),
    noticed: integer().notNull().default(0),
    state: text({ enum: ['open', 'closed'] })
      .notNull()
      .default('open'),
  },
  (t) => [
    unique('budget_agency_id').on(t.agencyId, t.id),
    unique('budget_name').on(t.agencyId, t.fiscalYear, t.name),
    check(
      'budget_not_exceeded',
      sql`${t.heldFen} >= 0 and ${t.committedFen} >= 0 and ${t.heldFen} + ${t.committedFen} <= ${t.approvedFen} + ${t.overdraftFen}`,
    ),
  ],
)

export const budgetClaims = pgTable(
  'budget_claim',
  {
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    token: uuid().primaryKey(),
    budgetId: uuid()
      .notNull()
      .references(() => budgets.id),
    amountFen: fen().notNull(),
    state: text({ enum: ['held', 'committed', 'released'] }).notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [index('budget_claim_budget').on(t.budgetId, t.state)],
)

/** Nightly recomputation: a row for every difference found. */
export const quotaDrifts = pgTable('quota_drift', {
  id: id(),
  agencyId: uuid()
    .notNull()
    .references(() => agencies.id),
  key: text().notNull(),
  stored: jsonb().notNull(),
  recomputed: jsonb().notNull(),
  foundAt: recordedAt(),
})

/** An agency asks for a higher limit; the authority decides. */
export const quotaRequests = pgTable('quota_request', {
  id: id(),
  agencyId: uuid()
    .notNull()
    .references(() => agencies.id),
  kind: text({ enum: quotaKinds }).notNull(),
  wantedLimit: count().notNull(),
  reason: text().notNull(),
  requestedBy: uuid()
    .notNull()
    .references(() => people.id),
  requestedAt: instant().notNull(),
  state: text({ enum: ['open', 'granted', 'refused'] })
    .notNull()
    .default('open'),
  decidedBy: uuid().references(() => people.id),
  decidedAt: instant(),
  answer: text(),
})
