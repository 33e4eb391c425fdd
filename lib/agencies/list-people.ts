import { and, asc, count, inArray, or, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { people } from '@/lib/db/schema/agencies'

type Filter = { q?: string; states?: string[]; page: number; size: number }
const known = ['invited', 'active', 'disabled'] as const

export type ListedPerson = {
  id: string
  name: string
  email: string
  state: (typeof known)[number]
  platformRoles: string[]
  agencies: string[]
}

/** Accounts of the whole platform, with where they belong. Officers see people, never their business. */
export async function listPeople(ctx: Ctx, filter: Filter): Promise<{ rows: ListedPerson[]; total: number }> {
  authorize(ctx.actor, 'person:read')
  const q = (filter.q ?? '').trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)
  const states = known.filter((state) => filter.states?.includes(state))
  const where = and(
    q ? or(sql`${people.name} ilike ${`%${q}%`}`, sql`${people.email} ilike ${`%${q}%`}`) : undefined,
    states.length > 0 ? inArray(people.state, states) : undefined,
  )
  // Inside a selected expression drizzle leaves the table's name away: the outer row is named by hand.
  const rows = await ctx.db
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      state: people.state,
      platformRoles: sql<
        string[]
      >`array(select g.role from role_grant g where g.person_id = person.id and g.state = 'active' order by 1)`,
      agencies: sql<
        string[]
      >`array(select a.short_name from membership m join agency a on a.id = m.agency_id where m.person_id = person.id and m.state = 'active' order by 1)`,
    })
    .from(people)
    .where(where)
    .orderBy(asc(people.name), asc(people.id))
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
  const [all] = await ctx.db.select({ n: count() }).from(people).where(where)
  return { rows, total: all?.n ?? 0 }
}
