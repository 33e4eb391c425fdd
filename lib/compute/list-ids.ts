import { asc } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type InstanceFilter, whereOf } from '@/lib/compute/instance-filter'
import type { Ctx } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'

/** Ids of a filtered result by name, at most `limit`. */
export async function listIds(ctx: Ctx, filter: InstanceFilter, limit: number): Promise<string[]> {
  authorize(ctx.actor, 'instance:read')
  const rows = await ctx.db
    .select({ id: instances.id })
    .from(instances)
    .where(whereOf(ctx, filter))
    .orderBy(asc(instances.name), asc(instances.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}
