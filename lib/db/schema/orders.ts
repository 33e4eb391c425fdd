import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, fen, id, instant, recordedAt } from '@/lib/db/columns'
import {
  type ChainStep,
  endActions,
  lineKinds,
  lineStates,
  type OrderContent,
  orderStates,
  type RuleCondition,
} from '@/lib/db/order-content'
import { agencies, businessSystems, people } from '@/lib/db/schema/agencies'
import { agreements, plans, services, serviceVersions } from '@/lib/db/schema/catalog'
import { budgets } from '@/lib/db/schema/quota'

const ofAgency = () =>
  uuid()
    .notNull()
    .references(() => agencies.id)
const byPerson = () =>
  uuid()
    .notNull()
    .references(() => people.id)

/** Orders are numbered through, across agencies: the number is spoken on the telephone. */
export const orderNumbers = pgSequence('order_number')
export type { ChainStep, DraftLine, OrderContent, RuleCondition } from '@/lib/db/order-content'
export { endActions, lineKinds, lineStates, orderStates }

export const orders = pgTable(
  'order',
  {
    id: id(),
    agencyId: ofAgency(),
    number: text().notNull().unique(),
    title: text().notNull(),
    state: text({ enum: orderStates }).notNull(),
    /** Set while a draft is a returned order, with the reasons. */
    returnedReason: text(),
    content: jsonb().$type<OrderContent>().notNull(),
    revision: integer().notNull().default(0),
    /** Optimistic lock of the form: two tabs cannot overwrite one another silently. */
    formVersion: integer().notNull().default(0),
    businessSystemId: uuid(),
    budgetId: uuid(),
    startsOn: text(),
    endsOn: text(),
    requesterId: byPerson(),
    families: text().array().notNull().default(sql`'{}'`),
    /** Price of the stated interval, all lines. */
    totalFen: fen().notNull().default(sql`0`),
    ruleId: uuid(),
    autoApproved: boolean().notNull().default(false),
    /** Whom the order waits for, ready to show: {kind, names}. */
    waitingFor: jsonb().$type<{ kind: string; people: string[] } | null>(),
    waitingSince: instant(),
    createdAt: instant().notNull(),
    submittedAt: instant(),
    approvedAt: instant(),
    endedAt: instant(),
    /** Why it was withdrawn or cancelled; a text key of the domain when the system did it. */
    endReason: text(),
  },
  (t) => [
    unique('order_agency_id').on(t.agencyId, t.id),
    index('order_agency_created').on(t.agencyId, t.createdAt.desc(), t.id),
    index('order_created').on(t.createdAt.desc(), t.id).where(sql`state <> 'draft' or revision > 0`),
    index('order_state').on(t.state).where(sql`state <> 'draft' or revision > 0`),
    index('order_agency_state').on(t.agencyId, t.state),
    foreignKey({
      name: 'order_business_system',
      columns: [t.agencyId, t.businessSystemId],
      foreignColumns: [businessSystems.agencyId, businessSystems.id],
    }),
    foreignKey({
      name: 'order_budget',
      columns: [t.agencyId, t.budgetId],
      foreignColumns: [budgets.agencyId, budgets.id],
    }),
    check(
      'order_state',
      sql`${t.state} in ('draft','approving','approved','fulfilling','completed','partlyCompleted','rejected','withdrawn','cancelled')`,
    ),
  ],
)

/** One engine object per line: quantity n becomes n lines at submission. */
export const orderLines = pgTable(
  'order_line',
  {
    id: id(),
    agencyId: ofAgency(),
    orderId: uuid().notNull(),
    /** Order-line token: reservation key and engine tag. */
    token: uuid().notNull().unique().default(sql`uuidv7()`),
    position: integer().notNull(),
    draftKey: text().notNull(),
    kind: text({ enum: lineKinds }).notNull(),
    serviceId: uuid()
      .notNull()
      .references(() => services.id),
    serviceVersionId: uuid()
      .notNull()
      .references(() => serviceVersions.id),
    planId: uuid().references(() => plans.id),
    instanceId: uuid(),
    name: text().notNull(),
    config: jsonb().$type<Record<string, unknown>>().notNull(),
    agreementId: uuid()
      .notNull()
      .references(() => agreements.id),
    agreementAcceptedBy: byPerson(),
    priceVersionId: uuid(),
    /** [{meter, kind, unitPrice, ...}] as at submission. */
    priceSnapshot: jsonb().$type<unknown>().notNull(),
    amountFen: fen().notNull(),
    startsOn: text(),
    endsOn: text(),
    endAction: text({ enum: endActions }).notNull(),
    onNoCapacity: text({ enum: ['wait', 'refuse'] }).notNull(),
    state: text({ enum: lineStates }).notNull(),
    failure: jsonb().$type<{ code: string; message: string; at: string } | null>(),
    doneAt: instant(),
  },
  (t) => [
    unique('order_line_agency_id').on(t.agencyId, t.id),
    index('order_line_order').on(t.orderId),
    index('order_line_instance').on(t.instanceId),
    index('order_line_waiting')
      .on(t.state)
      .where(sql`state in ('scheduled','waitingForCapacity','provisioning')`),
    foreignKey({
      name: 'order_line_order',
      columns: [t.agencyId, t.orderId],
      foreignColumns: [orders.agencyId, orders.id],
    }),
  ],
)

/** What was submitted each time. */
export const orderRevisions = pgTable(
  'order_revision',
  {
    agencyId: ofAgency(),
    orderId: uuid().notNull(),
    revision: integer().notNull(),
    content: jsonb().$type<OrderContent>().notNull(),
    totalFen: fen().notNull(),
    submittedBy: byPerson(),
    submittedAt: instant().notNull(),
    returnedAt: instant(),
    returnedReason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.revision] }),
    foreignKey({
      name: 'order_revision_order',
      columns: [t.agencyId, t.orderId],
      foreignColumns: [orders.agencyId, orders.id],
    }),
  ],
)

/** The first active rule whose conditions hold chooses the chain. Steps empty: approves by itself. */
export const approvalRules = pgTable('approval_rule', {
  id: id(),
  name: jsonb().$type<{ zh: string; en: string }>().notNull(),
  priority: integer().notNull(),
  condition: jsonb().$type<RuleCondition>().notNull(),
  steps: jsonb().$type<ChainStep[]>().notNull(),
  active: boolean().notNull().default(true),
  changedBy: uuid().references(() => people.id),
  changedAt: recordedAt(),
})

export const approvalSteps = pgTable(
  'approval_step',
  {
    id: id(),
    agencyId: ofAgency(),
    orderId: uuid().notNull(),
    revision: integer().notNull(),
    position: integer().notNull(),
    name: jsonb().$type<{ zh: string; en: string }>().notNull(),
    role: text().notNull(),
    mode: text({ enum: ['any', 'all', 'k'] }).notNull(),
    needed: integer().notNull(),
    /** Eligible people when the step opened, delegates included. */
    personIds: uuid().array().notNull().default(sql`'{}'`),
    /** Only these may decide, when the rule names people. */
    restrictedTo: uuid().array(),
    hours: integer().notNull(),
    state: text({ enum: ['waiting', 'open', 'approved', 'rejected', 'returned', 'skipped'] }).notNull(),
    openedAt: instant(),
    dueAt: instant(),
    dueProvisional: boolean().notNull().default(false),
    closedAt: instant(),
    remindedAt: instant(),
    escalatedAt: instant(),
  },
  (t) => [
    unique('approval_step_position').on(t.orderId, t.revision, t.position),
    unique('approval_step_agency_id').on(t.agencyId, t.id),
    index('approval_step_open').on(t.state, t.dueAt).where(sql`state = 'open'`),
    foreignKey({
      name: 'approval_step_order',
      columns: [t.agencyId, t.orderId],
      foreignColumns: [orders.agencyId, orders.id],
    }),
  ],
)

export const approvalVotes = pgTable(
  'approval_vote',
  {
    id: id(),
    agencyId: ofAgency(),
    stepId: uuid().notNull(),
    personId: byPerson(),
    /** The person who delegated, when voted for somebody else. */
    forPersonId: byPerson(),
    decision: text({ enum: ['approve', 'return', 'reject'] }).notNull(),
    comment: text().notNull().default(''),
    /** Price, quota left, budget left, capacity, policy results as the approver saw them. */
    basis: jsonb().$type<unknown>().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    unique('approval_vote_once').on(t.stepId, t.forPersonId),
    index('approval_vote_at').on(t.at),
    foreignKey({
      name: 'approval_vote_step',
      columns: [t.agencyId, t.stepId],
      foreignColumns: [approvalSteps.agencyId, approvalSteps.id],
    }),
  ],
)

export const orderMessages = pgTable(
  'order_message',
  {
    id: id(),
    agencyId: ofAgency(),
    orderId: uuid().notNull(),
    personId: byPerson(),
    body: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index('order_message_order').on(t.orderId),
    foreignKey({
      name: 'order_message_order',
      columns: [t.agencyId, t.orderId],
      foreignColumns: [orders.agencyId, orders.id],
    }),
  ],
)

export const attachments = pgTable(
  'attachment',
  {
    id: id(),
    agencyId: ofAgency(),
    orderId: uuid().notNull(),
    name: text().notNull(),
    mediaType: text().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    content: bytes().notNull(),
    scan: text({ enum: ['pending', 'clean', 'quarantined'] })
      .notNull()
      .default('pending'),
    scanNote: text(),
    uploadedBy: byPerson(),
    at: instant().notNull(),
  },
  (t) => [
    index('attachment_order').on(t.orderId),
    check('attachment_size', sql`${t.bytes} <= 20971520`),
    foreignKey({
      name: 'attachment_order',
      columns: [t.agencyId, t.orderId],
      foreignColumns: [orders.agencyId, orders.id],
    }),
  ],
)
