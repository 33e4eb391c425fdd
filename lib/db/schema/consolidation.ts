import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant } from '@/lib/db/columns'
import { agencies, people } from '@/lib/db/schema/agencies'
import { instances } from '@/lib/db/schema/provisioning'
import { hosts, pools } from '@/lib/db/schema/scheduler'

/** How a pool is consolidated; a pool without a row is not. */
export const consolidationSettings = pgTable(
  'consolidation_setting',
  {
    poolId: uuid()
      .primaryKey()
      .references(() => pools.id),
    /** `propose`: an operator approves each plan; `rule`: carried out without asking. */
    mode: text({ enum: ['off', 'propose', 'rule'] }).notNull(),
    everyMinutes: integer().notNull(),
    movesPerPlan: integer().notNull(),
    /** Of the machines placed in the last 180 days. */
    movesPerHundredRequests: integer().notNull(),
    /** Asia/Shanghai wall time, `to` may be on the next day; none: at any time. */
    windows: jsonb().$type<{ from: string; to: string }[]>().notNull(),
    /** Empty hosts awake, however little the forecast expects. */
    minimumReserve: integer().notNull(),
    plannedAt: instant(),
    /** What came of it: a key under `outcomes` in the messages, and its values. */
    outcome: jsonb().$type<{ code: string; params?: Record<string, string | number> } | null>(),
  },
  (t) => [
    check('consolidation_setting_mode', sql`${t.mode} in ('off','propose','rule')`),
    check(
      'consolidation_setting_within',
      sql`${t.everyMinutes} between 10 and 60 and ${t.movesPerPlan} between 1 and 500 and ${t.movesPerHundredRequests} between 0 and 1000 and ${t.minimumReserve} between 0 and 10000`,
    ),
  ],
)

/** Moves that empty hosts, and hosts that are then powered down. One open plan a pool. */
export const consolidationPlans = pgTable(
  'consolidation_plan',
  {
    id: id(),
    poolId: uuid()
      .notNull()
      .references(() => pools.id),
    /** `stale`: what it was made for has changed; `incomplete`: it ended, and something did not succeed. */
    state: text({
      enum: ['proposed', 'rejected', 'stale', 'running', 'done', 'incomplete', 'stopped'],
    }).notNull(),
    /** Why it is stale, was rejected by the clock or stopped: a key under `whys` in the messages. */
    why: jsonb().$type<{ code: string; params?: Record<string, string | number> } | null>(),
    /** Typed by whoever decided. */
    comment: text(),
    hosts: integer().notNull(),
    hostsOnBefore: integer().notNull(),
    hostsOnAfter: integer().notNull(),
    reserve: integer().notNull(),
    savedWhPerDay: integer().notNull(),
    createdAt: instant().notNull(),
    /** Nobody: by rule. */
    decidedBy: uuid().references(() => people.id),
    decidedAt: instant(),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex('consolidation_plan_one_open').on(t.poolId).where(sql`state in ('proposed','running')`),
    index('consolidation_plan_latest').on(t.poolId, t.id.desc().nullsFirst()),
    check(
      'consolidation_plan_state',
      sql`${t.state} in ('proposed','rejected','stale','running','done','incomplete','stopped')`,
    ),
    check('consolidation_plan_ended', sql`(${t.state} in ('proposed','running')) = (${t.endedAt} is null)`),
  ],
)

/** A host that the plan empties, fills or powers down, with what is taken there before and after. */
export const consolidationHosts = pgTable(
  'consolidation_host',
  {
    planId: uuid()
      .notNull()
      .references(() => consolidationPlans.id),
    hostId: uuid()
      .notNull()
      .references(() => hosts.id),
    role: text({ enum: ['emptied', 'target', 'idle'] }).notNull(),
    /** To be powered down once it is empty. */
    sleeps: boolean().notNull(),
    vcpuBefore: integer().notNull(),
    vcpuAfter: integer().notNull(),
    memoryShareBefore: doublePrecision().notNull(),
    memoryShareAfter: doublePrecision().notNull(),
    /** `emptying`: takes no new machines; `kept`: stays on after all. */
    state: text({ enum: ['planned', 'emptying', 'emptied', 'slept', 'kept'] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.hostId] }),
    index('consolidation_host_emptying').on(t.hostId).where(sql`state = 'emptying'`),
    check('consolidation_host_state', sql`${t.state} in ('planned','emptying','emptied','slept','kept')`),
  ],
)

/** One machine of a plan, in the order in which they move. */
export const consolidationMoves = pgTable(
  'consolidation_move',
  {
    planId: uuid()
      .notNull()
      .references(() => consolidationPlans.id),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    instanceId: uuid().notNull(),
    /** Of the instance: under it and its evacuation key its room is held. */
    token: uuid().notNull(),
    position: integer().notNull(),
    fromHostId: uuid()
      .notNull()
      .references(() => hosts.id),
    toHostId: uuid()
      .notNull()
      .references(() => hosts.id),
    vcpu: integer().notNull(),
    state: text({
      enum: ['planned', 'reserved', 'running', 'stuck', 'done', 'failed', 'cancelled'],
    }).notNull(),
    /** Why not: a key under `reasons` in the messages, and its values. */
    code: text(),
    params: jsonb().$type<Record<string, string | number> | null>(),
    runId: uuid(),
    movedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.instanceId] }),
    index('consolidation_move_run').on(t.runId),
    foreignKey({
      name: 'consolidation_move_instance',
      columns: [t.agencyId, t.instanceId],
      foreignColumns: [instances.agencyId, instances.id],
    }),
    check(
      'consolidation_move_state',
      sql`${t.state} in ('planned','reserved','running','stuck','done','failed','cancelled')`,
    ),
  ],
)

/** What hosts of one shape draw, read off at the machine; a shape without a row is assumed. */
export const hostPowers = pgTable(
  'host_power',
  {
    poolId: uuid()
      .notNull()
      .references(() => pools.id),
    vcpu: integer().notNull(),
    idleWatts: integer().notNull(),
    fullWatts: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.poolId, t.vcpu] }),
    check('host_power_rises', sql`${t.idleWatts} > 0 and ${t.fullWatts} >= ${t.idleWatts}`),
  ],
)

/** What a pool's hosts drew in one hour, written once when the hour is over. */
export const poolEnergy = pgTable(
  'pool_energy',
  {
    poolId: uuid()
      .notNull()
      .references(() => pools.id),
    hour: instant().notNull(),
    /** Hosts times hours; those that are down or in no state count as neither. */
    hostHours: doublePrecision().notNull(),
    hostHoursOn: doublePrecision().notNull(),
    /** Cores of machines at work, times hours. */
    coreHours: doublePrecision().notNull(),
    kWh: doublePrecision('kwh').notNull(),
    /** Had no host been powered down. */
    kWhAllOn: doublePrecision('kwh_all_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.poolId, t.hour] }),
    check('pool_energy_saves', sql`${t.kWh} >= 0 and ${t.kWhAllOn} >= ${t.kWh}`),
  ],
)
