import { sql } from 'drizzle-orm'
import {
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
import { agencies, people } from '@/lib/db/schema/agencies'

export const credentials = pgTable('credential', {
  personId: uuid()
    .primaryKey()
    .references(() => people.id),
  passwordHash: text().notNull(),
  changedAt: instant().notNull(),
  /** Hashes of former passwords, newest first. */
  formerHashes: text().array().notNull().default(sql`'{}'`),
  mustChange: boolean().notNull().default(false),
})

/** Counted by the account typed, known or not, so that a lock tells nobody which accounts exist. */
export const loginFailures = pgTable('login_failure', {
  accountHash: text().primaryKey(),
  failures: integer().notNull(),
  lastAt: instant().notNull(),
  lockedUntil: instant(),
})

export const totpFactors = pgTable('totp_factor', {
  personId: uuid()
    .primaryKey()
    .references(() => people.id),
  /** AES-256-GCM box; null until the first code was right. */
  secretBox: text(),
  /** Being enrolled: replaces the box once a code of it was right. */
  pendingBox: text(),
  confirmedAt: instant(),
  /** Last accepted time step: a code works once. */
  lastStep: integer(),
})

export const recoveryCodes = pgTable('recovery_code', {
  id: id(),
  personId: uuid()
    .notNull()
    .references(() => people.id),
  codeHash: text().notNull(),
  usedAt: instant(),
})

/** Single-use passage from password to second factor, five minutes. */
export const loginChallenges = pgTable('login_challenge', {
  tokenHash: text().primaryKey(),
  personId: uuid()
    .notNull()
    .references(() => people.id),
  /** What the first factor was. */
  method: text({ enum: ['password', 'oidc'] }).notNull(),
  failures: integer().notNull().default(0),
  expiresAt: instant().notNull(),
  usedAt: instant(),
})

export const sessions = pgTable(
  'session',
  {
    id: id(),
    tokenHash: text().notNull().unique(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** The agency acted for; null acts with platform roles. */
    agencyId: uuid().references(() => agencies.id),
    method: text({ enum: ['password', 'oidc', 'demonstration'] }).notNull(),
    secondFactorAt: instant(),
    createdAt: recordedAt(),
    lastSeenAt: recordedAt(),
    absoluteUntil: instant().notNull(),
    idleMinutes: integer().notNull(),
    revokedAt: instant(),
    revokedReason: text(),
    address: text(),
    userAgent: text(),
  },
  (t) => [index('session_person').on(t.personId)],
)

export const identityLinks = pgTable(
  'identity_link',
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    linkedAt: recordedAt(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] })],
)

export const passwordResets = pgTable('password_reset', {
  tokenHash: text().primaryKey(),
  personId: uuid()
    .notNull()
    .references(() => people.id),
  expiresAt: instant().notNull(),
  usedAt: instant(),
})

/** A lost second factor is cleared by two people: one asks, another agrees. */
export const factorResets = pgTable(
  'factor_reset',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    agencyId: uuid().references(() => agencies.id),
    requestedBy: uuid()
      .notNull()
      .references(() => people.id),
    reason: text().notNull(),
    approvedBy: uuid().references(() => people.id),
    state: text({ enum: ['requested', 'approved', 'refused'] })
      .notNull()
      .default('requested'),
    createdAt: recordedAt(),
    decidedAt: instant(),
  },
  (t) => [uniqueIndex('factor_reset_open').on(t.personId).where(sql`state = 'requested'`)],
)

export const accessTokens = pgTable('access_token', {
  id: id(),
  personId: uuid()
    .notNull()
    .references(() => people.id),
  agencyId: uuid().references(() => agencies.id),
  name: text().notNull(),
  tokenHash: text().notNull().unique(),
  /** First characters, so that the owner can tell tokens apart. */
  hint: text().notNull(),
  scopes: text().array().notNull(),
  /** Whether its maker had passed a second factor; duties that demand one refuse a token without. */
  secondFactor: boolean().notNull().default(false),
  createdAt: recordedAt(),
  expiresAt: instant().notNull(),
  lastUsedAt: instant(),
  revokedAt: instant(),
})

/** The same key gives the same answer (I8), kept 30 days. */
export const idempotencyKeys = pgTable(
  'idempotency_key',
  {
    ownerId: uuid().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    status: integer(),
    response: jsonb(),
    createdAt: recordedAt(),
  },
  (t) => [primaryKey({ columns: [t.ownerId, t.key] })],
)

export const rateLimits = pgTable(
  'rate_limit',
  {
    key: text().notNull(),
    windowStart: instant().notNull(),
    hits: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.windowStart] })],
)
