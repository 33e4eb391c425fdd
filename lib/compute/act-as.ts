import { sql } from 'drizzle-orm'
import type { Role } from '@/lib/auth/roles'
import { type Ctx, newCtx } from '@/lib/context'

/** The person behind work that a job does later, with the roles held now. Null: no longer of the agency. */
export async function actAs(ctx: Ctx, personId: string, agencyId: string): Promise<Ctx | null> {
  const { rows } = await ctx.db.execute<{ name: string; roles: Role[] }>(sql`
    select p.name, m.roles from membership m join person p on p.id = m.person_id
    where m.person_id = ${personId} and m.agency_id = ${agencyId} and m.state = 'active' and p.state = 'active'`)
  const [person] = rows
  if (!person) return null
  const { name, roles } = person
  return newCtx(
    ctx.databases,
    // The session that asked for the work had passed its second factor where one was needed.
    { personId, agencyId, name, roles, via: 'system', secondFactor: true },
    { now: ctx.now, requestId: ctx.requestId },
  )
}
