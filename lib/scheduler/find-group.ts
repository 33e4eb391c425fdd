import { and, eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate } from '@/lib/context'
import { antiAffinityGroups } from '@/lib/db/schema/scheduler'

/** The agency's anti-affinity group of that name, without making one: for questions asked beforehand. */
export async function findGroup(ctx: Ctx, agencyId: string, name: string): Promise<string | null> {
  authorize(ctx.actor, 'capacity:ask')
  const [group] = await elevate(ctx)
    .db.select({ id: antiAffinityGroups.id })
    .from(antiAffinityGroups)
    .where(and(eq(antiAffinityGroups.agencyId, agencyId), eq(antiAffinityGroups.name, name)))
  return group?.id ?? null
}
