import { and, asc, count, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { agencies, agencyStates, divisions, memberships, sectors } from '@/lib/db/schema/agencies'

export type AgencyFilter = {
  q?: string
  states?: string[]
  sectors?: string[]
  sort?: string
  descending?: boolean
  page: number
  size: number
}

const sortable = {
  name: agencies.name,
  code: agencies.creditCode,
  division: agencies.divisionCode,
  opened: agencies.openedAt,
}

/** The register of agencies, one page, with how many people each has. */
export async function listAgencies(ctx: Ctx, filter: AgencyFilter) {
  authorize(ctx.actor, 'agency:read')
  const q = (filter.q ?? '').trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)
  const states = agencyStates.filter((state) => filter.states?.includes(state))
  const where = and(
    q
      ? or(
          ...[agencies.name, agencies.shortName, agencies.creditCode].map(
            (column) => sql`${column} ilike ${`%${q}%`}`,
          ),
        )
      : undefined,
    states.length > 0 ? inArray(agencies.state, states) : undefined,
    filter.sectors?.length ? inArray(agencies.sectorCode, filter.sectors) : undefined,
  )
  const by = sortable[(filter.sort ?? 'division') as keyof typeof sortable] ?? agencies.divisionCode
  const rows = await ctx.db
    .select({
      agency: agencies,
      division: divisions.name,
      sectorZh: sectors.nameZh,
      sectorEn: sectors.nameEn,
      people: sql<number>`(select count(*)::int from ${memberships} m where m.agency_id = ${agencies.id} and m.state = 'active')`,
    })
    .from(agencies)
    .innerJoin(divisions, eq(divisions.code, agencies.divisionCode))
    .innerJoin(sectors, eq(sectors.code, agencies.sectorCode))
    .where(where)
    .orderBy(filter.descending ? desc(by) : asc(by), asc(agencies.id))
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
  const [all] = await ctx.db.select({ n: count() }).from(agencies).where(where)
  return { rows, total: all?.n ?? 0 }
}

/** What the form of an agency offers: divisions, sectors and possible superiors. */
export async function agencyChoices(ctx: Ctx) {
  authorize(ctx.actor, 'agency:read')
  return {
    divisions: await ctx.db.select().from(divisions).orderBy(asc(divisions.code)),
    sectors: await ctx.db.select().from(sectors).orderBy(asc(sectors.code)),
    superiors: await ctx.db
      .select({ id: agencies.id, name: agencies.name, sectorCode: agencies.sectorCode })
      .from(agencies)
      .where(eq(agencies.state, 'active'))
      .orderBy(asc(agencies.divisionCode), asc(agencies.name)),
  }
}

export type ListedAgency = Awaited<ReturnType<typeof listAgencies>>['rows'][number]
export type AgencyChoices = Awaited<ReturnType<typeof agencyChoices>>
