import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
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
import { agencyRoles, platformRoles } from '@/lib/auth/roles'
import { id, instant, recordedAt } from '@/lib/db/columns'

export const divisionLevels = ['province', 'city', 'county'] as const
export const agencyStates = ['active', 'suspended', 'closed'] as const
export const networkZones = ['intranet', 'extranet', 'internet'] as const

/** GB/T 2260; the parent is explicit because the digits have exceptions. */
export const divisions = pgTable('division', {
  code: text().primaryKey(),
  name: text().notNull(),
  level: text({ enum: divisionLevels }).notNull(),
  parentCode: text().references((): AnyPgColumn => divisions.code),
  validFrom: text().notNull(),
  validTo: text(),
})

/** 条: the line of business an agency answers to besides its region. */
export const sectors = pgTable('sector', {
  code: text().primaryKey(),
  nameZh: text().notNull(),
  nameEn: text().notNull(),
})

export const agencies = pgTable(
  'agency',
  {
    id: id(),
    creditCode: text().notNull().unique(),
    name: text().notNull(),
    shortName: text().notNull(),
    divisionCode: text()
      .notNull()
      .references(() => divisions.code),
    sectorCode: text()
      .notNull()
      .references(() => sectors.code),
    /** Sector superior (条); null for the highest of its sector. */
    superiorId: uuid().references((): AnyPgColumn => agencies.id),
    networkZones: text({ enum: networkZones }).array().notNull(),
    maxProtectionLevel: integer().notNull().default(3),
    costMode: text({ enum: ['showback', 'chargeback'] })
      .notNull()
      .default('showback'),
    state: text({ enum: agencyStates }).notNull().default('active'),
    stateReason: text(),
    openedAt: instant().notNull(),
    closedAt: instant(),
  },
  (t) => [check('agency_state', sql`${t.state} in ('active','suspended','closed')`)],
)

export const people = pgTable(
  'person',
  {
    id: id(),
    name: text().notNull(),
    email: text().notNull(),
    phone: text(),
    locale: text({ enum: ['zh-CN', 'en'] })
      .notNull()
      .default('zh-CN'),
    state: text({ enum: ['invited', 'active', 'disabled'] })
      .notNull()
      .default('active'),
    disabledAt: instant(),
    /** Minutes from midnight, Asia/Shanghai; notices by mail wait for the end. */
    quietFrom: integer(),
    quietTo: integer(),
    lastVisitAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex('person_email').on(sql`lower(${t.email})`)],
)

export const memberships = pgTable(
  'membership',
  {
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    roles: text({ enum: agencyRoles }).array().notNull(),
    /** Whom this person reports to inside the agency; drives duty separation. */
    superiorId: uuid().references(() => people.id),
    title: text(),
    state: text({ enum: ['invited', 'active', 'left'] })
      .notNull()
      .default('active'),
    joinedAt: instant().notNull(),
    leftAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.agencyId, t.personId] }), index('membership_person').on(t.personId)],
)

/** Platform roles: proposed by the system administrator, approved by the security administrator. */
export const roleGrants = pgTable(
  'role_grant',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    role: text({ enum: platformRoles }).notNull(),
    state: text({ enum: ['proposed', 'active', 'refused', 'revoked'] }).notNull(),
    proposedBy: uuid().references(() => people.id),
    proposedAt: instant().notNull(),
    decidedBy: uuid().references(() => people.id),
    decidedAt: instant(),
    reason: text(),
  },
  (t) => [
    uniqueIndex('role_grant_once').on(t.personId, t.role).where(sql`state in ('proposed','active')`),
    uniqueIndex('role_grant_one_officer')
      .on(t.personId)
      .where(sql`state in ('proposed','active') and role in ('systemAdmin','securityAdmin','auditAdmin')`),
    check('role_grant_two_people', sql`${t.decidedBy} is null or ${t.decidedBy} <> ${t.proposedBy}`),
  ],
)

/**
 * Duty separation as data: nobody holds both roles, in one agency or on the platform. Scope `order`: who stands to
 * the order as role A (the requester, or a subordinate of the requester) does not decide it as role B.
 */
export const dutyRules = pgTable(
  'duty_rule',
  {
    id: id(),
    code: text().notNull().unique(),
    scope: text({ enum: ['agency', 'platform', 'any', 'order'] }).notNull(),
    roleA: text().notNull(),
    roleB: text().notNull(),
    reasonZh: text().notNull(),
    reasonEn: text().notNull(),
    active: boolean().notNull().default(true),
    /** Switched on again at this time; null: has always applied. What was decided before is no violation. */
    activeSince: instant(),
  },
  (t) => [
    uniqueIndex('duty_rule_order').on(t.roleA).where(sql`scope = 'order'`),
    check(
      'duty_rule_requester',
      sql`${t.scope} <> 'order' or ${t.roleA} = 'subordinate' or (${t.roleA} = 'requester' and ${t.active})`,
    ),
  ],
)

/** Approval work handed to a colleague until a date. Agency null: a platform role. */
export const delegations = pgTable(
  'delegation',
  {
    id: id(),
    agencyId: uuid().references(() => agencies.id),
    fromPersonId: uuid()
      .notNull()
      .references(() => people.id),
    toPersonId: uuid()
      .notNull()
      .references(() => people.id),
    reason: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [check('delegation_other_person', sql`${t.fromPersonId} <> ${t.toPersonId}`)],
)

export const businessSystems = pgTable(
  'business_system',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    code: text().notNull(),
    name: text().notNull(),
    zone: text({ enum: networkZones }).notNull(),
    protectionLevel: integer().notNull(),
    filingNumber: text(),
    ownerId: uuid().references(() => people.id),
    state: text({ enum: ['active', 'retired'] })
      .notNull()
      .default('active'),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique('business_system_agency_id').on(t.agencyId, t.id),
    unique('business_system_code').on(t.agencyId, t.code),
    check('business_system_level', sql`${t.protectionLevel} between 1 and 5`),
  ],
)

export const invitations = pgTable(
  'invitation',
  {
    id: id(),
    /** Null: somebody of the platform, whose roles are granted, not invited. */
    agencyId: uuid().references(() => agencies.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    roles: text({ enum: agencyRoles }).array().notNull(),
    tokenHash: text().notNull().unique(),
    invitedBy: uuid().references(() => people.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [
    foreignKey({
      columns: [t.agencyId, t.personId],
      foreignColumns: [memberships.agencyId, memberships.personId],
      name: 'invitation_membership',
    }),
  ],
)

/** A CSV of agencies or people, previewed before it is applied. */
export const imports = pgTable('import', {
  id: id(),
  kind: text({ enum: ['agencies', 'people'] }).notNull(),
  agencyId: uuid().references(() => agencies.id),
  createdBy: uuid()
    .notNull()
    .references(() => people.id),
  rows: jsonb().notNull(),
  state: text({ enum: ['preview', 'applied', 'discarded'] })
    .notNull()
    .default('preview'),
  createdAt: recordedAt(),
  appliedAt: instant(),
})

/** Parameters the platform may change while running, one row a key. */
export const settings = pgTable('setting', {
  key: text().primaryKey(),
  value: jsonb().notNull(),
  changedBy: uuid().references(() => people.id),
  changedAt: recordedAt(),
})
