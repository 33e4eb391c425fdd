import { and, asc, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Role } from '@/lib/auth/roles'
import { type Ctx, elevate } from '@/lib/context'
import {
  agencies,
  businessSystems,
  delegations,
  divisions,
  memberships,
  people,
  roleGrants,
} from '@/lib/db/schema/agencies'
import { notFound } from '@/lib/errors'

export type Agency = typeof agencies.$inferSelect
export type BusinessSystem = typeof businessSystems.$inferSelect
export type NamedPerson = { id: string; name: string }

/** Agencies are a public register: every signed-in actor may read their names and places. */
export async function getAgency(ctx: Ctx, agencyId: string): Promise<Agency> {
  const [agency] = await ctx.db.select().from(agencies).where(eq(agencies.id, agencyId))
  if (!agency) throw notFound('agencies')
  return agency
}

/** Active people holding a role: inside the agency, or on the platform when `agencyId` is null. */
export async function peopleWithRole(
  ctx: Ctx,
  { role, agencyId }: { role: Role; agencyId: string | null },
): Promise<NamedPerson[]> {
  const { db } = elevate(ctx)
  const columns = { id: people.id, name: people.name }
  if (agencyId === null) {
    return db
      .select(columns)
      .from(roleGrants)
      .innerJoin(people, eq(people.id, roleGrants.personId))
      .where(
        and(sql`${roleGrants.role} = ${role}`, eq(roleGrants.state, 'active'), eq(people.state, 'active')),
      )
      .orderBy(asc(people.name))
  }
  return db
    .select(columns)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.agencyId, agencyId),
        eq(memberships.state, 'active'),
        eq(people.state, 'active'),
        sql`${role} = any(${memberships.roles})`,
      ),
    )
    .orderBy(asc(people.name))
}

/** Everybody below a person in the agency's line of reporting, however deep; a loop in the data ends. */
export async function subordinatesOf(ctx: Ctx, agencyId: string, personId: string): Promise<string[]> {
  const { rows } = await elevate(ctx).db.execute<{ personId: string }>(sql`
    with recursive below as (
      select person_id from membership where agency_id = ${agencyId} and superior_id = ${personId} and state = 'active'
      union
      select m.person_id from membership m join below b on m.superior_id = b.person_id
      where m.agency_id = ${agencyId} and m.state = 'active'
    )
    select person_id as "personId" from below where person_id <> ${personId}`)
  return rows.map((row) => row.personId)
}

/** Whether a person reports, directly or not, to another: a subordinate cannot approve for a superior. */
export async function isSubordinate(
  ctx: Ctx,
  agencyId: string,
  personId: string,
  ofPersonId: string,
): Promise<boolean> {
  return (await subordinatesOf(ctx, agencyId, ofPersonId)).includes(personId)
}

/** Whose approval work this person may do now, and until when. Agency null: work of platform roles. */
export async function activeDelegationsTo(ctx: Ctx, personId: string) {
  return elevate(ctx)
    .db.select({
      id: delegations.id,
      agencyId: delegations.agencyId,
      fromPersonId: delegations.fromPersonId,
      fromName: people.name,
      endsAt: delegations.endsAt,
    })
    .from(delegations)
    .innerJoin(people, eq(people.id, delegations.fromPersonId))
    .where(
      and(
        eq(delegations.toPersonId, personId),
        isNull(delegations.revokedAt),
        lte(delegations.startsAt, ctx.now()),
        gt(delegations.endsAt, ctx.now()),
        eq(people.state, 'active'),
      ),
    )
}

/** Who may do these people's approval work now besides themselves. */
export async function activeDelegationsFrom(ctx: Ctx, personIds: readonly string[]) {
  if (personIds.length === 0) return []
  return elevate(ctx)
    .db.select({
      id: delegations.id,
      agencyId: delegations.agencyId,
      fromPersonId: delegations.fromPersonId,
      toPersonId: delegations.toPersonId,
      toName: people.name,
      endsAt: delegations.endsAt,
    })
    .from(delegations)
    .innerJoin(people, eq(people.id, delegations.toPersonId))
    .where(
      and(
        inArray(delegations.fromPersonId, [...personIds]),
        isNull(delegations.revokedAt),
        lte(delegations.startsAt, ctx.now()),
        gt(delegations.endsAt, ctx.now()),
        eq(people.state, 'active'),
      ),
    )
}

/** Business systems the actor sees: those of its agency, or all of them on the platform. */
export async function listBusinessSystems(
  ctx: Ctx,
  { agencyId, retired = false }: { agencyId?: string; retired?: boolean } = {},
): Promise<BusinessSystem[]> {
  const only = agencyId ?? ctx.actor.agencyId
  return ctx.db
    .select()
    .from(businessSystems)
    .where(
      and(
        only ? eq(businessSystems.agencyId, only) : undefined,
        retired ? undefined : eq(businessSystems.state, 'active'),
      ),
    )
    .orderBy(asc(businessSystems.code))
}

export async function getBusinessSystem(ctx: Ctx, id: string): Promise<BusinessSystem> {
  const [system] = await ctx.db
    .select()
    .from(businessSystems)
    .where(
      and(
        eq(businessSystems.id, id),
        ctx.actor.agencyId ? eq(businessSystems.agencyId, ctx.actor.agencyId) : undefined,
      ),
    )
  if (!system) throw notFound('agencies')
  return system
}

export type AgencyNode = {
  code: string
  name: string
  level: string
  agencies: Agency[]
  children: AgencyNode[]
}

/** The region tree (块) with the agencies of each division. */
export async function agencyTree(ctx: Ctx): Promise<AgencyNode[]> {
  const [places, all] = await Promise.all([
    ctx.db.select().from(divisions).orderBy(asc(divisions.code)),
    ctx.db.select().from(agencies).orderBy(asc(agencies.name)),
  ])
  const nodes = new Map<string, AgencyNode>()
  for (const { code, name, level } of places)
    nodes.set(code, {
      code,
      name,
      level,
      agencies: all.filter((agency) => agency.divisionCode === code),
      children: [],
    })
  const roots: AgencyNode[] = []
  for (const place of places) {
    const node = nodes.get(place.code)
    const parent = place.parentCode ? nodes.get(place.parentCode) : undefined
    if (node) (parent?.children ?? roots).push(node)
  }
  return roots
}
