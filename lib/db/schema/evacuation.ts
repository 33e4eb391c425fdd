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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant } from '@/lib/db/columns'
import { agencies, people } from '@/lib/db/schema/agencies'
import { instances } from '@/lib/db/schema/provisioning'
import { hosts } from '@/lib/db/schema/scheduler'

/** A host is emptied: its machines moved away while they run, or rebuilt elsewhere because it has failed. */
export const evacuations = pgTable(
  'evacuation',
  {
    id: id(),
    hostId: uuid()
      .notNull()
      .references(() => hosts.id),
    kind: text({ enum: ['drain', 'rebuild'] }).notNull(),
    /** `incomplete`: it ended, and something could not leave. */
    state: text({ enum: ['running', 'done', 'incomplete', 'stopped'] }).notNull(),
    reason: text().notNull(),
    requestedBy: uuid().references(() => people.id),
    createdAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex('evacuation_one_running').on(t.hostId).where(sql`state = 'running'`),
    index('evacuation_host').on(t.hostId, t.id.desc().nullsFirst()),
    check('evacuation_kind', sql`${t.kind} in ('drain','rebuild')`),
    check('evacuation_state', sql`${t.state} in ('running','done','incomplete','stopped')`),
    check('evacuation_ended', sql`(${t.state} = 'running') = (${t.endedAt} is null)`),
  ],
)

/** One machine of it, in the order in which they leave. */
export const evacuationMoves = pgTable(
  'evacuation_move',
  {
    evacuationId: uuid()
      .notNull()
      .references(() => evacuations.id),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    instanceId: uuid().notNull(),
    /** Of the instance: under it and its evacuation key its room is held. */
    token: uuid().notNull(),
    position: integer().notNull(),
    /** Where it goes: as planned, then as reserved. */
    toHostId: uuid().references(() => hosts.id),
    state: text({
      enum: ['blocked', 'waiting', 'reserved', 'running', 'stuck', 'done', 'failed', 'cancelled'],
    }).notNull(),
    /** Why not: a key under `reasons` in the messages, and its values. */
    code: text(),
    params: jsonb().$type<Record<string, string | number> | null>(),
    runId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.evacuationId, t.instanceId] }),
    index('evacuation_move_run').on(t.runId),
    foreignKey({
      name: 'evacuation_move_instance',
      columns: [t.agencyId, t.instanceId],
      foreignColumns: [instances.agencyId, instances.id],
    }),
    check(
      'evacuation_move_state',
      sql`${t.state} in ('blocked','waiting','reserved','running','stuck','done','failed','cancelled')`,
    ),
  ],
)

/** Machines that an operator wants left where they are: no evacuation and no consolidation moves them. */
export const pinnedMachines = pgTable(
  'pinned_machine',
  {
    instanceId: uuid().primaryKey(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    reason: text().notNull(),
    pinnedBy: uuid().references(() => people.id),
    pinnedAt: instant().notNull(),
  },
  (t) => [
    foreignKey({
      name: 'pinned_machine_instance',
      columns: [t.agencyId, t.instanceId],
      foreignColumns: [instances.agencyId, instances.id],
    }),
  ],
)
