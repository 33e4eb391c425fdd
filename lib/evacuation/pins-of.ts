import { inArray } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { pinnedMachines } from '@/lib/db/schema/evacuation'

/** Reasons why machines must stay where they are, by instance; what is not among them may be moved. */
export async function pinsOf(ctx: Ctx, instanceIds: readonly string[]): Promise<Map<string, string>> {
  authorize(ctx.actor, 'capacity:read')
  if (instanceIds.length === 0) return new Map()
  const rows = await ctx.db
    .select({ id: pinnedMachines.instanceId, reason: pinnedMachines.reason })
    .from(pinnedMachines)
    .where(inArray(pinnedMachines.instanceId, [...instanceIds]))
  return new Map(rows.map(({ id, reason }) => [id, reason]))
}
