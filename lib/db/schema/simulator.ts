import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, recordedAt } from '@/lib/db/columns'

/** The simulator's own world. No table of the portal refers to it; only its driver reads it. */
export const simMachines = pgTable(
  'sim_machine',
  {
    ref: text().primaryKey(),
    poolCode: text().notNull(),
    hostName: text().notNull(),
    token: text().notNull(),
    name: text().notNull(),
    vcpu: integer().notNull(),
    memoryMiB: bigint('memory_mib', { mode: 'number' }).notNull(),
    diskGiB: bigint('disk_gib', { mode: 'number' }).notNull(),
    power: text({ enum: ['building', 'running', 'stopped', 'suspended'] }).notNull(),
    readyAt: instant().notNull(),
    address: text(),
    volumes: jsonb().$type<{ ref: string; gib: number }[]>().notNull(),
    networks: jsonb().$type<{ ref: string; cidr: string; address: string }[]>().notNull(),
    monitored: boolean().notNull().default(false),
    removedAt: instant(),
    createdAt: recordedAt(),
  },
  (t) => [index('sim_machine_token').on(t.token), index('sim_machine_pool').on(t.poolCode)],
)

/** A host that has been powered down or up at least once; the others are on. */
export const simHosts = pgTable(
  'sim_host',
  {
    poolCode: text().notNull(),
    name: text().notNull(),
    power: text({ enum: ['on', 'off', 'starting'] }).notNull(),
    readyAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.poolCode, t.name] })],
)

/** A network port with its address; a machine is plugged into the port of its token. */
export const simPorts = pgTable(
  'sim_port',
  {
    ref: text().primaryKey(),
    poolCode: text().notNull(),
    token: text().notNull(),
    cidr: text().notNull(),
    /** Position of the address in its network. */
    position: integer().notNull(),
    address: text().notNull(),
    removedAt: instant(),
    createdAt: recordedAt(),
  },
  (t) => [
    index('sim_port_token').on(t.token),
    uniqueIndex('sim_port_address').on(t.poolCode, t.cidr, t.position).where(sql`removed_at is null`),
  ],
)

/** What the engine really did, in its own words; the fault suite checks the portal against it. */
export const simJournal = pgTable(
  'sim_journal',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    op: text().notNull(),
    token: text(),
    ref: text(),
    outcome: text({ enum: ['done', 'same', 'failed', 'lostAnswer', 'hung', 'slow'] }).notNull(),
    /** The planned fault that fired, if any. */
    fault: text(),
    detail: jsonb(),
    at: recordedAt(),
  },
  (t) => [index('sim_journal_token').on(t.token)],
)

/** Behaviour by seed: build time, share of failures, lost, slow and hanging answers. One row a pool code. */
export const simProfiles = pgTable('sim_profile', {
  poolCode: text().primaryKey(),
  seed: integer().notNull().default(1),
  buildMillis: integer().notNull().default(1500),
  /** Until a host that is woken takes machines. */
  bootMillis: integer().notNull().default(5000),
  callMillis: integer().notNull().default(0),
  failPercent: integer().notNull().default(0),
  lostAnswerPercent: integer().notNull().default(0),
  twicePercent: integer().notNull().default(0),
  hangPercent: integer().notNull().default(0),
  hangMillis: integer().notNull().default(30000),
})

/** Faults planned one by one: the next call of `op` fails that way, once. */
export const simFaults = pgTable('sim_fault', {
  id: id(),
  op: text().notNull(),
  kind: text({ enum: ['fail', 'lostAnswer', 'hang', 'twice', 'refuse'] }).notNull(),
  token: text(),
  fired: boolean().notNull().default(false),
  firedAt: instant(),
  runKey: uuid(),
})
