import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { fen, id, instant, quantity, recordedAt, unitPrice } from '@/lib/db/columns'
import { agencies, people } from '@/lib/db/schema/agencies'
import { plans, services } from '@/lib/db/schema/catalog'

export const statementStates = [
  'draft',
  'reviewing',
  'disputed',
  'adjusted',
  'confirmed',
  'settled',
  'void',
] as const

/** A price book for one plan, or for a whole service when plan is null (e.g. data disks). */
export const pricePlans = pgTable(
  'price_plan',
  {
    id: id(),
    serviceId: uuid()
      .notNull()
      .references(() => services.id),
    planId: uuid().references(() => plans.id),
    code: text().notNull().unique(),
  },
  (t) => [unique('price_plan_plan').on(t.serviceId, t.planId).nullsNotDistinct()],
)

/** Versions of one price plan never overlap: exclusion constraint in lib/db/secure.ts. Used versions are frozen. */
export const priceVersions = pgTable(
  'price_version',
  {
    id: id(),
    pricePlanId: uuid()
      .notNull()
      .references(() => pricePlans.id),
    /** e.g. 2026-07 */
    label: text().notNull(),
    validFrom: instant().notNull(),
    validTo: instant(),
    createdBy: uuid().references(() => people.id),
    createdAt: recordedAt(),
  },
  (t) => [unique('price_version_label').on(t.pricePlanId, t.label)],
)

export const priceItems = pgTable(
  'price_item',
  {
    id: id(),
    versionId: uuid()
      .notNull()
      .references(() => priceVersions.id),
    meter: text().notNull(),
    kind: text({
      enum: ['perHour', 'perMonth', 'perQuantity', 'graduated', 'volume', 'oneOff', 'package'],
    }).notNull(),
    unitPrice: unitPrice(),
    /** [{upTo: "100", unitPrice: "1.00"}], the last without upTo. */
    tiers: jsonb().$type<{ upTo?: string; unitPrice: string }[]>(),
    included: quantity(),
    /** Price of a package, once a month for what it includes. */
    packagePrice: unitPrice(),
    /** Free quantity a month, and relief in percent: shown as list cost minus credit. */
    free: quantity(),
    reliefPercent: quantity(),
    partialHour: text({ enum: ['bySecond', 'roundUp'] }),
    unit: text().notNull(),
    /** Instance states in which the meter runs, for perHour and perMonth. */
    chargedStates: text().array().notNull().default(sql`'{running}'`),
  },
  (t) => [unique('price_item_meter').on(t.versionId, t.meter)],
)

export const statements = pgTable(
  'statement',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    month: text().notNull(),
    number: text().notNull().unique(),
    revision: integer().notNull().default(1),
    state: text({ enum: statementStates }).notNull(),
    totalFen: fen().notNull(),
    lines: integer().notNull(),
    /** The independent second rating of the raw facts. */
    secondTotalFen: fen(),
    secondDifferences: integer(),
    secondAt: instant(),
    preparedBy: uuid().references(() => people.id),
    issuedBy: uuid().references(() => people.id),
    issuedAt: instant(),
    dueAt: instant(),
    confirmedAt: instant(),
    /** SHA-256 of the canonical lines at confirmation. */
    contentHash: text(),
    settledAt: instant(),
    settlementReference: text(),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique('statement_agency_id').on(t.agencyId, t.id),
    uniqueIndex('statement_month').on(t.agencyId, t.month).where(sql`state <> 'void'`),
    check(
      'statement_state',
      sql`${t.state} in ('draft','reviewing','disputed','adjusted','confirmed','settled','void')`,
    ),
  ],
)

/** One line = instance x meter x price version x unbroken span, rounded once. */
export const chargeLines = pgTable(
  'charge_line',
  {
    id: id(),
    /** Of the statement: its foreign key carries both. */
    agencyId: uuid().notNull(),
    statementId: uuid().notNull(),
    kind: text({ enum: ['usage', 'oneOff', 'adjustment'] }).notNull(),
    instanceId: uuid(),
    orderLineId: uuid(),
    businessSystemId: uuid(),
    serviceId: uuid(),
    planId: uuid(),
    meter: text().notNull(),
    priceVersionId: uuid(),
    startAt: instant().notNull(),
    endAt: instant().notNull(),
    quantity: quantity().notNull(),
    unit: text().notNull(),
    unitPrice: unitPrice(),
    /** Before free quantities and relief. */
    listFen: fen().notNull(),
    amountFen: fen().notNull(),
    secondAmountFen: fen(),
    /** The line this one corrects. */
    correctsLineId: uuid(),
    reason: text(),
    createdAt: recordedAt(),
  },
  (t) => [
    index('charge_line_service').on(t.statementId, t.serviceId, t.id),
    index('charge_line_system').on(t.statementId, t.businessSystemId, t.id),
    index('charge_line_instance').on(t.instanceId, t.startAt),
    unique('charge_line_agency_id').on(t.agencyId, t.id),
    foreignKey({
      name: 'charge_line_statement',
      columns: [t.agencyId, t.statementId],
      foreignColumns: [statements.agencyId, statements.id],
    }),
  ],
)

/** What was spent by month (YYYYMM) and day (YYYY-MM-DD): charts and subtotals never add up lines. */
export const spends = pgTable(
  'spend',
  {
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    period: text().notNull(),
    serviceId: uuid(),
    businessSystemId: uuid(),
    amountFen: fen().notNull(),
  },
  (t) => [unique('spend_key').on(t.agencyId, t.period, t.serviceId, t.businessSystemId).nullsNotDistinct()],
)

/** Two different people of the agency sign: the finance officer, then an approver. */
export const signOffs = pgTable(
  'sign_off',
  {
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    statementId: uuid().notNull(),
    revision: integer().notNull(),
    role: text({ enum: ['finance', 'approver'] }).notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    contentHash: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.statementId, t.revision, t.role] }),
    unique('sign_off_two_people').on(t.statementId, t.revision, t.personId),
    foreignKey({
      name: 'sign_off_statement',
      columns: [t.agencyId, t.statementId],
      foreignColumns: [statements.agencyId, statements.id],
    }),
  ],
)

export const disputes = pgTable(
  'dispute',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    statementId: uuid().notNull(),
    lineId: uuid().notNull(),
    reason: text().notNull(),
    expectedFen: fen(),
    raisedBy: uuid()
      .notNull()
      .references(() => people.id),
    raisedAt: instant().notNull(),
    answer: text({ enum: ['accepted', 'partly', 'rejected'] }),
    answerText: text(),
    adjustmentFen: fen(),
    answeredBy: uuid().references(() => people.id),
    answeredAt: instant(),
  },
  (t) => [
    uniqueIndex('dispute_open').on(t.lineId).where(sql`answer is null`),
    foreignKey({
      name: 'dispute_statement',
      columns: [t.agencyId, t.statementId],
      foreignColumns: [statements.agencyId, statements.id],
    }),
    foreignKey({
      name: 'dispute_line',
      columns: [t.agencyId, t.lineId],
      foreignColumns: [chargeLines.agencyId, chargeLines.id],
    }),
  ],
)
