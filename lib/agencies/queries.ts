import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm'
import { type Ctx, elevate } from '@/lib/context'
import { agencies, delegations, divisions, people } from '@/lib/db/schema/agencies'
import { notFound } from '@/lib/errors'

export type Agency = typeof agencies.$inferSelect

/** Agencies are a public register: every signed-in actor may read their names and places. */
export async function getAgency(ctx: Ctx, agencyId: string): Promise<Agency> {
  const [agency] = await ctx.db.select().from(agencies).where(eq(agencies.id, agencyId))
  if (!agency) throw notFound('agencies')
  return agency
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
