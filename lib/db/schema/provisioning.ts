import { sql } from 'drizzle-orm'
import {
  boolean,
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
import { id, instant } from '@/lib/db/columns'
import { agencies, businessSystems, people } from '@/lib/db/schema/agencies'
import { plans, services, serviceVersions } from '@/lib/db/schema/catalog'
import { endActions, orderLines } from '@/lib/db/schema/orders'
import { hosts, pools } from '@/lib/db/schema/scheduler'
import { instanceStates, runKinds, runStates } from '@/lib/provisioning/state-names'

export { instanceStates, runKinds, runStates }

/** A service instance: a machine, or a service fulfilled by a person. */
export const instances = pgTable(
  'instance',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    businessSystemId: uuid().notNull(),
    /** Line that created it; none when another agency handed it over. */
    orderLineId: uuid(),
    /** Tags the engine object; the token of the creating line. */
    token: uuid().notNull().unique(),
    /** Line and price version of the present period, as a span must name them. */
    termLineId: uuid(),
    priceVersionId: uuid(),
    /** 'compute' has an engine object; 'manual' is done by a person. */
    fulfilment: text({ enum: ['compute', 'manual'] })
      .notNull()
      .default('compute'),
    /** What it takes now: {vcpu, memoryMiB, diskGiB, dataDiskGiB}. */
    spec: jsonb().$type<Record<string, number>>().notNull().default({}),
    serviceId: uuid()
      .notNull()
      .references(() => services.id),
    serviceVersionId: uuid()
      .notNull()
      .references(() => serviceVersions.id),
    planId: uuid().references(() => plans.id),
    name: text().notNull(),
    state: text({ enum: instanceStates }).notNull(),
    failure: jsonb().$type<{ code: string; message: string; at: string } | null>(),
    poolId: uuid().references(() => pools.id),
    hostId: uuid().references(() => hosts.id),
    engineRef: text(),
    address: text(),
    config: jsonb().$type<Record<string, unknown>>().notNull(),
    tags: text().array().notNull().default(sql`'{}'`),
    startsOn: text(),
    endsOn: text(),
    endAction: text({ enum: endActions }).notNull(),
    /** Closed machines can be restored until then. */
    recycleUntil: instant(),
    endRemindedAt: instant(),
    /** First reconcile pass that did not find the engine object. */
    missingSince: instant(),
    version: integer().notNull().default(0),
    createdAt: instant().notNull(),
    closedAt: instant(),
  },
  (t) => [
    unique('instance_agency_id').on(t.agencyId, t.id),
    index('instance_agency_created').on(t.agencyId, t.createdAt.desc().nullsFirst(), t.id),
    index('instance_agency_name').on(t.agencyId, t.name, t.id),
    index('instance_agency_state').on(t.agencyId, t.state, t.createdAt.desc().nullsFirst()),
    /** What the list walks, filter by filter: each page is read off an index, however many machines there are. */
    index('instance_list_name').on(t.agencyId, t.fulfilment, t.name, t.id).where(sql`state <> 'closed'`),
    index('instance_list_state').on(t.agencyId, t.fulfilment, t.state, t.name, t.id),
    index('instance_list_system')
      .on(t.agencyId, t.businessSystemId, t.name, t.id)
      .where(sql`state <> 'closed'`),
    index('instance_list_plan').on(t.agencyId, t.planId, t.name, t.id).where(sql`state <> 'closed'`),
    index('instance_list_pool').on(t.agencyId, t.poolId, t.name, t.id).where(sql`state <> 'closed'`),
    index('instance_list_ends').on(t.agencyId, t.endsOn, t.id).where(sql`state not in ('closed','recycled')`),
    index('instance_by_system')
      .on(t.agencyId, t.businessSystemId, t.serviceId, t.state)
      .where(sql`state <> 'closed'`),
    index('instance_pool').on(t.poolId, t.state),
    index('instance_recycled').on(t.recycleUntil).where(sql`state = 'recycled'`),
    index('instance_ends').on(t.endsOn).where(sql`state not in ('closed','recycled')`),
    foreignKey({
      name: 'instance_business_system',
      columns: [t.agencyId, t.businessSystemId],
      foreignColumns: [businessSystems.agencyId, businessSystems.id],
    }),
    foreignKey({
      name: 'instance_order_line',
      columns: [t.agencyId, t.orderLineId],
      foreignColumns: [orderLines.agencyId, orderLines.id],
    }),
    check(
      'instance_state',
      sql`${t.state} in ('pending','building','running','stopped','suspended','changing','closing','recycled','closed','failed','missing')`,
    ),
  ],
)

/** State history to the second: the source of time-based usage. Spans of one instance never overlap. */
export const instanceSpans = pgTable(
  'instance_span',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    instanceId: uuid().notNull(),
    state: text({ enum: instanceStates }).notNull(),
    planId: uuid().references(() => plans.id),
    /** What the span consumes: {vcpu, memoryMiB, diskGiB, dataDiskGiB}. */
    spec: jsonb().$type<Record<string, number>>().notNull(),
    orderLineId: uuid(),
    /** Price version locked for the period of the line. */
    priceVersionId: uuid(),
    startAt: instant().notNull(),
    endAt: instant(),
  },
  (t) => [
    uniqueIndex('instance_span_open').on(t.instanceId).where(sql`end_at is null`),
    index('instance_span_time').on(t.agencyId, t.startAt),
    index('instance_span_start').on(t.startAt),
    foreignKey({
      name: 'instance_span_instance',
      columns: [t.agencyId, t.instanceId],
      foreignColumns: [instances.agencyId, instances.id],
    }),
    check('instance_span_order', sql`${t.endAt} is null or ${t.endAt} >= ${t.startAt}`),
  ],
)

/** A durable run of steps. `attempt` fences: a stale worker's writes carry an old one and change nothing. */
export const runs = pgTable(
  'run',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    instanceId: uuid(),
    orderId: uuid(),
    orderLineId: uuid(),
    kind: text({ enum: runKinds }).notNull(),
    state: text({ enum: runStates }).notNull(),
    attempt: integer().notNull().default(0),
    params: jsonb().$type<Record<string, unknown>>().notNull(),
    failure: jsonb().$type<{
      code: string
      message: string
      retryable: boolean
      step: number
      at: string
      /** It was undoing when it got stuck; a retry goes on undoing. */
      undoing?: boolean
    } | null>(),
    traceId: text().notNull(),
    requestedBy: uuid().references(() => people.id),
    leaseUntil: instant(),
    nextTryAt: instant(),
    tries: integer().notNull().default(0),
    createdAt: instant().notNull(),
    startedAt: instant(),
    endedAt: instant(),
  },
  (t) => [
    unique('run_agency_id').on(t.agencyId, t.id),
    index('run_instance').on(t.instanceId),
    index('run_order').on(t.orderId),
    index('run_order_line').on(t.orderLineId),
    index('run_listed').on(t.state, t.id).where(sql`state in ('queued','running','undoing','stuck')`),
    index('run_open').on(t.state, t.leaseUntil).where(sql`state in ('queued','running','undoing','stuck')`),
    uniqueIndex('run_one_open').on(t.instanceId).where(sql`state in ('queued','running','undoing','stuck')`),
  ],
)

export const runSteps = pgTable(
  'run_step',
  {
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    runId: uuid().notNull(),
    position: integer().notNull(),
    name: text().notNull(),
    state: text({ enum: ['waiting', 'running', 'done', 'failed', 'unknown', 'undone'] }).notNull(),
    attempt: integer().notNull().default(0),
    output: jsonb().$type<Record<string, unknown>>(),
    startedAt: instant(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.position] }),
    foreignKey({
      name: 'run_step_run',
      columns: [t.agencyId, t.runId],
      foreignColumns: [runs.agencyId, runs.id],
    }),
  ],
)

/** Every attempt stays readable, whatever a later one did. */
export const stepAttempts = pgTable(
  'step_attempt',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    runId: uuid().notNull(),
    position: integer().notNull(),
    attempt: integer().notNull(),
    undo: boolean().notNull().default(false),
    outcome: text({ enum: ['done', 'failed', 'unknown'] }).notNull(),
    code: text(),
    message: text(),
    startedAt: instant().notNull(),
    endedAt: instant().notNull(),
  },
  (t) => [
    index('step_attempt_run').on(t.runId, t.position),
    foreignKey({
      name: 'step_attempt_run',
      columns: [t.agencyId, t.runId],
      foreignColumns: [runs.agencyId, runs.id],
    }),
  ],
)

/** Work for a person: fulfil by hand, mend a stuck run, decide about an orphan or ghost. */
export const tasks = pgTable(
  'task',
  {
    id: id(),
    agencyId: uuid().references(() => agencies.id),
    kind: text({ enum: ['manualFulfilment', 'stuckRun', 'orphan', 'ghost'] }).notNull(),
    role: text().notNull(),
    title: jsonb().$type<{ zh: string; en: string }>().notNull(),
    runId: uuid(),
    orderId: uuid(),
    orderLineId: uuid(),
    instanceId: uuid(),
    details: jsonb().$type<Record<string, unknown>>().notNull(),
    state: text({ enum: ['open', 'taken', 'done', 'cancelled'] })
      .notNull()
      .default('open'),
    assigneeId: uuid().references(() => people.id),
    result: text(),
    createdAt: instant().notNull(),
    dueAt: instant(),
    takenAt: instant(),
    endedAt: instant(),
  },
  (t) => [
    index('task_open').on(t.state, t.role),
    /** As the queue is listed. */
    index('task_pressing').on(
      t.endedAt.desc().nullsFirst(),
      sql`coalesce(due_at, created_at)`,
      t.id.desc().nullsFirst(),
    ),
    uniqueIndex('task_once').on(t.kind, t.runId).where(sql`state in ('open','taken')`),
    uniqueIndex('task_line_once')
      .on(t.orderLineId)
      .where(sql`kind = 'manualFulfilment' and state in ('open','taken')`),
  ],
)

/** Engine objects without an owner: quarantined first, removed only by a person or after days. */
export const orphans = pgTable(
  'orphan',
  {
    id: id(),
    poolId: uuid()
      .notNull()
      .references(() => pools.id),
    engineRef: text().notNull(),
    token: text(),
    firstSeenAt: instant().notNull(),
    quarantinedAt: instant(),
    state: text({
      enum: ['seen', 'quarantined', 'adopting', 'adopted', 'removing', 'removed', 'gone'],
    }).notNull(),
    decidedBy: uuid().references(() => people.id),
    decidedAt: instant(),
    details: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (t) => [unique('orphan_ref').on(t.poolId, t.engineRef)],
)
