import { eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { people } from '@/lib/db/schema/agencies'

/** When the actor was last here before the present session; null on the first visit. */
export async function lastVisit(ctx: Ctx): Promise<Date | null> {
  if (!ctx.actor.personId) return null
  const [person] = await ctx.db
    .select({ at: people.lastVisitAt })
    .from(people)
    .where(eq(people.id, ctx.actor.personId))
  return person?.at ?? null
}
