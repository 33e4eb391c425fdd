import { sql } from 'drizzle-orm'
import {
  bigint,
  customType,
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
import { id, instant, recordedAt } from '@/lib/db/columns'
import { agencies, networkZones, people } from '@/lib/db/schema/agencies'
import { instances } from '@/lib/db/schema/provisioning'

export const subnets = pgTable(
  'subnet',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    name: text().notNull(),
    zone: text({ enum: networkZones }).notNull(),
    /** 10.24.6.0/24; the engine hands out its addresses. */
    cidr: text().notNull(),
    createdAt: recordedAt(),
  },
  (t) => [unique('subnet_name').on(t.agencyId, t.name)],
)

export const sshKeys = pgTable(
  'ssh_key',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    name: text().notNull(),
    publicKey: text().notNull(),
    fingerprint: text().notNull(),
    createdAt: recordedAt(),
    revokedAt: instant(),
  },
  (t) => [unique('ssh_key_fingerprint').on(t.agencyId, t.fingerprint)],
)

/** CPU and memory use as the driver reports it. */
export const samples = pgTable(
  'sample',
  {
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    instanceId: uuid().notNull(),
    at: instant().notNull(),
    cpuPercent: integer().notNull(),
    memoryMiB: bigint('memory_mib', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.instanceId, t.at] }),
    foreignKey({
      name: 'sample_instance',
      columns: [t.agencyId, t.instanceId],
      foreignColumns: [instances.agencyId, instances.id],
    }),
  ],
)

/** A machine offered to another agency, until that agency accepts. */
export const transfers = pgTable(
  'transfer',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    instanceId: uuid().notNull(),
    toAgencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    toBusinessSystemId: uuid(),
    reason: text().notNull(),
    requestedBy: uuid()
      .notNull()
      .references(() => people.id),
    requestedAt: instant().notNull(),
    state: text({ enum: ['offered', 'accepted', 'declined', 'withdrawn', 'done'] }).notNull(),
    decidedBy: uuid().references(() => people.id),
    decidedAt: instant(),
  },
  (t) => [
    uniqueIndex('transfer_open').on(t.instanceId).where(sql`state in ('offered','accepted')`),
    index('transfer_to').on(t.toAgencyId, t.state),
  ],
)

/** One verb over many machines; each item keeps its own result and can be retried alone. */
export const bulkActions = pgTable('bulk_action', {
  id: id(),
  agencyId: uuid()
    .notNull()
    .references(() => agencies.id),
  verb: text().notNull(),
  params: jsonb().$type<Record<string, unknown>>().notNull(),
  requestedBy: uuid()
    .notNull()
    .references(() => people.id),
  requestedAt: instant().notNull(),
  state: text({ enum: ['running', 'done'] }).notNull(),
})

export const bulkItems = pgTable(
  'bulk_item',
  {
    bulkId: uuid()
      .notNull()
      .references(() => bulkActions.id),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    instanceId: uuid().notNull(),
    state: text({ enum: ['waiting', 'done', 'failed'] }).notNull(),
    /** Why not: an error code and the values of its message. */
    code: text(),
    params: jsonb().$type<Record<string, string | number> | null>(),
    runId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.bulkId, t.instanceId] }),
    foreignKey({
      name: 'bulk_item_instance',
      columns: [t.agencyId, t.instanceId],
      foreignColumns: [instances.agencyId, instances.id],
    }),
  ],
)

/** Compared byte by byte in every database: a prefix is then a range. */
const bytewise = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

/**
 * Where each word of an instance's name, host name, address and tags begins; kept by a trigger
 * (lib/db/index-instances.ts). Ranges of it stay indexed under row-level security, which ILIKE does not.
 */
export const instanceTerms = pgTable(
  'instance_term',
  {
    agencyId: uuid().notNull(),
    instanceId: uuid().notNull(),
    term: bytewise().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.agencyId, t.instanceId, t.term] }),
    index('instance_term_search').on(t.agencyId, t.term, t.instanceId),
    foreignKey({
      name: 'instance_term_instance',
      columns: [t.agencyId, t.instanceId],
      foreignColumns: [instances.agencyId, instances.id],
    }).onDelete('cascade'),
  ],
)
