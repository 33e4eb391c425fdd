import { and, asc, eq, isNotNull, lte, notInArray } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'
import type { Instance } from '@/lib/provisioning/queries'

/** Instances in use whose period ends on or before a day, the earliest first. */
export async function listEndingInstances(ctx: Ctx, day: string): Promise<Instance[]> {
  authorize(ctx.actor, 'system:act')
  return ctx.db
    .select()
    .from(instances)
    .where(
      and(
        isNotNull(instances.endsOn),
        lte(instances.endsOn, day),
        notInArray(instances.state, ['closed', 'recycled', 'closing', 'pending']),
      ),
    )
    .orderBy(asc(instances.endsOn), asc(instances.id))
    .limit(5000)
}

/** Each reminder and each end is dealt with once. */
export async function noteEndReminded(tx: Ctx, instanceId: string): Promise<void> {
  await tx.db.update(instances).set({ endRemindedAt: tx.now() }).where(eq(instances.id, instanceId))
}
