import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, recordedAt } from '@/lib/db/columns'
import { agencies, businessSystems, networkZones, people } from '@/lib/db/schema/agencies'
import { hostStates } from '@/lib/scheduler/host-states'
import { policyNames } from '@/lib/scheduler/policies/policies'
import type { ForecastAnswer, ForecastQuestion } from '@/lib/scheduler/what-if/question'

const size = () => ({
  vcpu: integer().notNull(),
  memoryMiB: bigint('memory_mib', { mode: 'number' }).notNull(),
  diskGiB: bigint('disk_gib', { mode: 'number' }).notNull(),
})

export const pools = pgTable('pool', {
  id: id(),
  code: text().notNull().unique(),
  name: text().notNull(),
  zone: text({ enum: networkZones }).notNull(),
  protectionLevels: integer().array().notNull(),
  architecture: text({ enum: ['x86_64', 'aarch64'] }).notNull(),
  /** Driver name in providers/registry.ts. */
  driver: text().notNull(),
  policy: text({ enum: policyNames }).notNull().default('pack'),
  cpuOvercommit: numeric({ precision: 6, scale: 2 }).notNull().default('1.00'),
  state: text({ enum: ['active', 'closed'] })
    .notNull()
    .default('active'),
})

/** free = capacity (overcommit included) less reservations; the CHECK makes overselling impossible. */
export const hosts = pgTable(
  'host',
  {
    id: id(),
    poolId: uuid()
      .notNull()
      .references(() => pools.id),
    name: text().notNull().unique(),
    ...size(),
    freeVcpu: integer().notNull(),
    freeMemoryMiB: bigint('free_memory_mib', { mode: 'number' }).notNull(),
    freeDiskGiB: bigint('free_disk_gib', { mode: 'number' }).notNull(),
    machines: integer().notNull().default(0),
    /** `dozing`, `waking`: the engine has been asked and has not answered yet. */
    state: text({ enum: hostStates }).notNull().default('up'),
    stateReason: text(),
    version: bigint({ mode: 'number' }).notNull().default(0),
    createdAt: recordedAt(),
  },
  (t) => [
    index('host_pool').on(t.poolId),
    check(
      'host_not_oversold',
      sql`${t.freeVcpu} between 0 and ${t.vcpu} and ${t.freeMemoryMiB} between 0 and ${t.memoryMiB} and ${t.freeDiskGiB} between 0 and ${t.diskGiB}`,
    ),
    check(
      'host_asleep_empty',
      sql`${t.state} not in ('dozing','asleep','waking') or (${t.machines} = 0 and ${t.freeVcpu} = ${t.vcpu} and ${t.freeMemoryMiB} = ${t.memoryMiB} and ${t.freeDiskGiB} = ${t.diskGiB})`,
    ),
  ],
)

/** Since when a host has been in which state, in business time: what energy is counted from. */
export const hostSpans = pgTable(
  'host_span',
  {
    id: id(),
    hostId: uuid()
      .notNull()
      .references(() => hosts.id),
    state: text({ enum: hostStates }).notNull(),
    startAt: instant().notNull(),
    endAt: instant(),
  },
  (t) => [
    uniqueIndex('host_span_open').on(t.hostId).where(sql`end_at is null`),
    index('host_span_time').on(t.hostId, t.startAt),
    check('host_span_order', sql`${t.endAt} is null or ${t.endAt} >= ${t.startAt}`),
  ],
)

/**
 * Room of a pool that new orders leave free: for rebuilding and evacuating, or for a purpose that has a name. A
 * share is of the capacity of the hosts that take machines; otherwise cores and memory are said.
 */
export const poolHeadroom = pgTable(
  'pool_headroom',
  {
    id: id(),
    poolId: uuid()
      .notNull()
      .references(() => pools.id),
    /** Null: for rebuilding and evacuating, which may use it; a name: for nobody until it is given up. */
    purpose: text(),
    sharePercent: numeric({ precision: 5, scale: 2, mode: 'number' }),
    vcpu: integer(),
    memoryMiB: bigint('memory_mib', { mode: 'number' }),
    setBy: uuid().references(() => people.id),
    setAt: instant().notNull(),
  },
  (t) => [
    unique('pool_headroom_purpose').on(t.poolId, t.purpose).nullsNotDistinct(),
    check(
      'pool_headroom_amount',
      sql`(${t.sharePercent} is null) = (${t.vcpu} is not null and ${t.memoryMiB} is not null)
        and (${t.vcpu} is null) = (${t.memoryMiB} is null)`,
    ),
    check(
      'pool_headroom_within',
      sql`${t.sharePercent} between 0 and 100 and ${t.vcpu} >= 0 and ${t.memoryMiB} >= 0`,
    ),
  ],
)

/** Hosts that are ordered and will join a pool on a day; forecasts count on them. */
export const plannedHosts = pgTable(
  'planned_host',
  {
    id: id(),
    poolId: uuid()
      .notNull()
      .references(() => pools.id),
    count: integer().notNull(),
    ...size(),
    expectedOn: date({ mode: 'string' }).notNull(),
    plannedBy: uuid().references(() => people.id),
  },
  (t) => [index('planned_host_pool').on(t.poolId, t.expectedOn)],
)

/** Machines of a business system that keep apart, or together. */
export const antiAffinityGroups = pgTable(
  'anti_affinity_group',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    businessSystemId: uuid().references(() => businessSystems.id),
    name: text().notNull(),
    maxPerHost: integer().notNull().default(1),
    /** All on one host, instead of no two. */
    together: boolean().notNull().default(false),
    createdAt: recordedAt(),
  },
  (t) => [unique('anti_affinity_group_name').on(t.agencyId, t.name)],
)

export const groupHosts = pgTable(
  'group_host',
  {
    groupId: uuid()
      .notNull()
      .references(() => antiAffinityGroups.id),
    hostId: uuid()
      .notNull()
      .references(() => hosts.id),
    members: integer().notNull(),
    maxPerHost: integer().notNull(),
    /** Where a group that keeps together stands: one host a group. Elsewhere only while its machines move. */
    home: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.hostId] }),
    uniqueIndex('group_host_home').on(t.groupId).where(sql`home`),
    check('group_host_within', sql`${t.members} between 0 and ${t.maxPerHost}`),
  ],
)

export const reservations = pgTable(
  'reservation',
  {
    id: id(),
    // Neither is ever deleted, and rows are written from the host's: checking both cost as much as writing the row. I4 asks.
    agencyId: uuid().notNull(),
    hostId: uuid().notNull(),
    /**
     * Order-line token; `<token>:resize` for the difference of a plan change, `<token>:move` for all of it on
     * another host, `<token>:evacuate` where it goes when its host is emptied. One live row a key.
     */
    key: text().notNull(),
    ...size(),
    groupId: uuid().references(() => antiAffinityGroups.id),
    state: text({ enum: ['reserved', 'confirmed', 'released'] }).notNull(),
    expiresAt: instant(),
    createdAt: recordedAt(),
    releasedAt: instant(),
    /** What was asked and why it is this host, in a writer's words its `choice`; null where room was taken over. */
    request: jsonb(),
    explanation: jsonb(),
    choice: text(),
    decidedAt: instant(),
  },
  (t) => [
    uniqueIndex('reservation_key').on(t.key).where(sql`state <> 'released'`),
    index('reservation_released').on(t.key).where(sql`state = 'released'`),
    index('reservation_decided').on(t.decidedAt).where(sql`decided_at is not null`),
    index('reservation_host').on(t.hostId, t.vcpu).where(sql`state <> 'released'`),
    index('reservation_group').on(t.groupId).where(sql`state <> 'released' and group_id is not null`),
    index('reservation_expiry').on(t.expiresAt).where(sql`state = 'reserved'`),
  ],
)

/** For what a sleeping host is being woken. Holds nothing: whoever comes next and needs one too looks for another. */
export const wakingFor = pgTable(
  'waking_for',
  {
    /** The reservation's, which is asked for again when the host is up. */
    key: text().primaryKey(),
    hostId: uuid()
      .notNull()
      .references(() => hosts.id),
    ...size(),
  },
  (t) => [index('waking_for_host').on(t.hostId)],
)

/** What would happen on a pool's hosts: asked by somebody, or drawn every night for everybody. */
export const forecasts = pgTable(
  'forecast',
  {
    id: id(),
    poolId: uuid()
      .notNull()
      .references(() => pools.id),
    question: jsonb().$type<ForecastQuestion>().notNull(),
    state: text({ enum: ['waiting', 'done', 'failed'] }).notNull(),
    answer: jsonb().$type<ForecastAnswer>(),
    /** Nobody: the nightly one. */
    askedBy: uuid().references(() => people.id),
    askedAt: instant().notNull(),
    answeredAt: instant(),
  },
  (t) => [
    index('forecast_pool').on(t.poolId, t.askedAt.desc().nullsFirst()),
    check('forecast_answered', sql`(${t.state} = 'done') = (${t.answer} is not null)`),
  ],
)

/** Refusals, which explain themselves. A placing does so in its reservation; `placed` are those of earlier releases. */
export const placementDecisions = pgTable(
  'placement_decision',
  {
    id: id(),
    agencyId: uuid().notNull(),
    key: text().notNull(),
    placed: boolean().notNull(),
    hostId: uuid(),
    request: jsonb().notNull(),
    explanation: jsonb().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index('placement_decision_key').on(t.key),
    index('placement_decision_at').on(t.at, t.placed),
    index('placement_decision_refused').on(t.id.desc().nullsFirst()).where(sql`not placed`),
  ],
)

/** Who decides placements of a pool. Expiry is the database's time; the epoch fences off earlier holders. */
export const placementLeases = pgTable(
  'placement_lease',
  {
    poolId: uuid()
      .primaryKey()
      .references(() => pools.id),
    holder: text().notNull(),
    epoch: bigint({ mode: 'number' }).notNull(),
    expiresAt: instant().notNull(),
  },
  // As part of a key, a new epoch waits for writers that hold the row FOR KEY SHARE; a renewal does not.
  (t) => [uniqueIndex('placement_lease_epoch').on(t.poolId, t.epoch)],
)

/** Handed over to another process, answered and taken within 200 ms. Unlogged: a crash leaves nobody waiting. */
export const placementRequests = pgTable('placement_request', {
  id: id(),
  holder: text().notNull(),
  ask: jsonb().notNull(),
  answered: boolean().notNull().default(false),
  hostId: uuid(),
  poolId: uuid(),
  createdAt: recordedAt(),
})
