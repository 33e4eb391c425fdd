import { sql } from 'drizzle-orm'
import type { AgencyRole, PlatformRole, Role } from '@/lib/auth/roles'
import { type Actor, type Ctx, type Databases, newCtx, systemActor } from '@/lib/context'
import {
  agencies,
  businessSystems,
  divisions,
  memberships,
  people,
  roleGrants,
  sectors,
} from '@/lib/db/schema/agencies'
import { budgets, quotaKinds, quotas } from '@/lib/db/schema/quota'

let counter = 0
const next = () => ++counter

export const testNow = new Date('2026-11-20T02:00:00Z')

/** The system itself, as jobs run. */
export function aSystem(db: Databases, now: Date = testNow): Ctx {
  return newCtx(db, systemActor, { now: () => now })
}

/** A context with the given roles; the person exists when `personId` is given, or is made by `aPerson`. */
export function aCtx(
  db: Databases,
  agencyId: string | null,
  roles: readonly Role[],
  personId: string = crypto.randomUUID(),
  now: Date = testNow,
): Ctx {
  const actor: Actor = {
    personId,
    name: `测试人员${roles.join('')}`,
    agencyId,
    roles,
    via: 'session',
    secondFactor: true,
  }
  return newCtx(db, actor, { now: () => now })
}

export async function anAgency(db: Databases, values: Partial<typeof agencies.$inferInsert> = {}) {
  const ctx = aSystem(db)
  const n = next()
  await ctx.db
    .insert(divisions)
    .values({ code: '530000', name: '测试省', level: 'province', validFrom: '2000-01-01' })
    .onConflictDoNothing()
  await ctx.db
    .insert(sectors)
    .values({ code: 'general', nameZh: '综合', nameEn: 'General' })
    .onConflictDoNothing()
  const [agency] = await ctx.db
    .insert(agencies)
    .values({
      creditCode: `TEST${String(n).padStart(14, '0')}`,
      name: `测试机构${n}`,
      shortName: `机构${n}`,
      divisionCode: '530000',
      sectorCode: 'general',
      networkZones: ['extranet', 'internet'],
      openedAt: testNow,
      ...values,
    })
    .returning()
  if (!agency) throw new Error('no agency')
  return agency
}

/** A person with roles in an agency, or on the platform when `agencyId` is null. */
export async function aPerson(
  db: Databases,
  agencyId: string | null,
  roles: readonly Role[],
  options: { superiorId?: string; name?: string; now?: Date } = {},
): Promise<{ id: string; ctx: Ctx }> {
  const ctx = aSystem(db)
  const n = next()
  const [person] = await ctx.db
    .insert(people)
    .values({ name: options.name ?? `人员${n}`, email: `person${n}@example.test`, createdAt: testNow })
    .returning()
  if (!person) throw new Error('no person')
  if (agencyId) {
    await ctx.db.insert(memberships).values({
      agencyId,
      personId: person.id,
      roles: roles as AgencyRole[],
      superiorId: options.superiorId,
      joinedAt: testNow,
    })
  } else {
    await ctx.db.insert(roleGrants).values(
      (roles as PlatformRole[]).map((role) => ({
        personId: person.id,
        role,
        state: 'active' as const,
        proposedAt: testNow,
      })),
    )
  }
  return { id: person.id, ctx: aCtx(db, agencyId, roles, person.id, options.now) }
}

export async function aBusinessSystem(
  db: Databases,
  agencyId: string,
  values: Partial<typeof businessSystems.$inferInsert> = {},
) {
  const [system] = await aSystem(db)
    .db.insert(businessSystems)
    .values({
      agencyId,
      code: `SYS${next()}`,
      name: '测试业务系统',
      zone: 'extranet',
      protectionLevel: 2,
      createdAt: testNow,
      ...values,
    })
    .returning()
  if (!system) throw new Error('no business system')
  return system
}

/** Every quota kind with the same generous limit, and a budget for 2026. */
export async function aBudget(db: Databases, agencyId: string, approvedFen = 100_000_000n, limit = 100_000) {
  const ctx = aSystem(db)
  await ctx.db
    .insert(quotas)
    .values(
      quotaKinds.map((kind) => ({ agencyId, kind, limit: kind === 'memoryMiB' ? limit * 1024 : limit })),
    )
    .onConflictDoNothing()
  const [budget] = await ctx.db
    .insert(budgets)
    .values({ agencyId, fiscalYear: 2026, name: `运行维护费${next()}`, economicCode: '30213', approvedFen })
    .returning()
  if (!budget) throw new Error('no budget')
  return budget
}

/** Rows of a table as the platform sees them, for assertions. */
export async function countRows(db: Databases, table: string, where = 'true'): Promise<number> {
  const result = await aSystem(db).db.execute(
    sql.raw(`select count(*)::int as n from "${table}" where ${where}`),
  )
  return Number((result.rows[0] as { n: number }).n)
}
