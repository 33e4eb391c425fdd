import { and, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'

export type Instance = typeof instances.$inferSelect

/** Instances of one agency by id; what belongs to another is left out. */
export async function listInstancesById(
  ctx: Ctx,
  agencyId: string,
  ids: readonly string[],
): Promise<Instance[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  return ctx.db
    .select()
    .from(instances)
    .where(and(eq(instances.agencyId, agencyId), inArray(instances.id, wanted)))
}
