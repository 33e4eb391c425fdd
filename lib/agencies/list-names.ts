import { inArray } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { agencies, people } from '@/lib/db/schema/agencies'

/** Names of people the reader may see, by id. */
export async function listNames(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(personIds)]
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, ids))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function listAgencyNames(ctx: Ctx, agencyIds: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(agencyIds)]
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .select({ id: agencies.id, name: agencies.name })
    .from(agencies)
    .where(inArray(agencies.id, ids))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
