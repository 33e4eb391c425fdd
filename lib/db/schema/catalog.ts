import { sql } from 'drizzle-orm'
import { check, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant, recordedAt } from '@/lib/db/columns'
import { networkZones, people } from '@/lib/db/schema/agencies'

export const families = [
  'infrastructure',
  'supportSoftware',
  'applicationFunctions',
  'informationResources',
  'operationsAssurance',
  'security',
] as const

export type Localized = { zh: string; en: string }
export type Responsibility = { control: Localized; provider: boolean; agency: boolean; authority: boolean }
export type ServiceLevel = { measure: Localized; target: string }

export const services = pgTable('service', {
  id: id(),
  code: text().notNull().unique(),
  family: text({ enum: families }).notNull(),
  /** How an order is fulfilled: a driver kind ('compute') or by a person ('manual'). */
  fulfilment: text({ enum: ['compute', 'manual'] }).notNull(),
  provider: text().notNull(),
  state: text({ enum: ['draft', 'published', 'retired'] })
    .notNull()
    .default('draft'),
  currentVersionId: uuid(),
  createdAt: instant().notNull(),
  retiredAt: instant(),
})

/** A published version is frozen; editing makes the next draft. */
export const serviceVersions = pgTable(
  'service_version',
  {
    id: id(),
    serviceId: uuid()
      .notNull()
      .references(() => services.id),
    version: integer().notNull(),
    state: text({ enum: ['draft', 'published', 'superseded'] }).notNull(),
    name: jsonb().$type<Localized>().notNull(),
    summary: jsonb().$type<Localized>().notNull(),
    documentation: jsonb().$type<Localized>().notNull(),
    keywords: text().notNull().default(''),
    zones: text({ enum: networkZones }).array().notNull(),
    protectionLevels: integer().array().notNull(),
    /** Null: every agency. */
    visibleAgencyIds: uuid().array(),
    /** lib/catalog/form-schema.ts */
    form: jsonb().$type<unknown>().notNull(),
    responsibilities: jsonb().$type<Responsibility[]>().notNull(),
    serviceLevels: jsonb().$type<ServiceLevel[]>().notNull(),
    leadTimeHours: integer().notNull().default(8),
    editedBy: uuid().references(() => people.id),
    publishedAt: instant(),
    createdAt: recordedAt(),
  },
  (t) => [
    unique('service_version_number').on(t.serviceId, t.version),
    uniqueIndex('service_version_one_draft').on(t.serviceId).where(sql`state = 'draft'`),
  ],
)

export const agreements = pgTable(
  'agreement',
  {
    id: id(),
    serviceId: uuid()
      .notNull()
      .references(() => services.id),
    version: integer().notNull(),
    text: jsonb().$type<Localized>().notNull(),
    effectiveFrom: instant().notNull(),
    createdAt: recordedAt(),
  },
  (t) => [unique('agreement_version').on(t.serviceId, t.version)],
)

/** What one unit of a plan takes from quota and capacity. */
export type PlanSpec = {
  vcpu?: number
  memoryMiB?: number
  diskGiB?: number
  architecture?: 'x86_64' | 'aarch64'
}

export const plans = pgTable(
  'plan',
  {
    id: id(),
    serviceId: uuid()
      .notNull()
      .references(() => services.id),
    code: text().notNull(),
    name: jsonb().$type<Localized>().notNull(),
    spec: jsonb().$type<PlanSpec>().notNull(),
    position: integer().notNull().default(0),
    state: text({ enum: ['active', 'retired'] })
      .notNull()
      .default('active'),
  },
  (t) => [
    unique('plan_code').on(t.serviceId, t.code),
    check('plan_spec_object', sql`jsonb_typeof(${t.spec}) = 'object'`),
  ],
)

/** Operating-system images of the software baseline. */
export const images = pgTable('image', {
  id: id(),
  code: text().notNull().unique(),
  name: jsonb().$type<Localized>().notNull(),
  architecture: text({ enum: ['x86_64', 'aarch64'] }).notNull(),
  supportEndsOn: text(),
  state: text({ enum: ['active', 'retired'] })
    .notNull()
    .default('active'),
})
