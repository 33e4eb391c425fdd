import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { TagInstance } from '@/lib/compute/input'
import { requireCan } from '@/lib/compute/require-can'
import { type Ctx, inTransaction } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'
import { publish } from '@/lib/events/publish'
import { type Instance, lockInstance } from '@/lib/provisioning/queries'

/** Replaces the tags of an instance; done at once, the engine need not know. */
export async function tagInstance(ctx: Ctx, { instanceId, tags }: TagInstance): Promise<Instance> {
  authorize(ctx.actor, 'instance:operate')
  return inTransaction(ctx, async (tx) => {
    const before = await lockInstance(tx, instanceId)
    await requireCan(tx, 'tag', before)
    await tx.db.update(instances).set({ tags }).where(eq(instances.id, instanceId))
    await recordAudit(tx, 'instance.tag', instanceId, {
      agencyId: before.agencyId,
      before: { name: before.name, tags: before.tags },
      after: { tags },
    })
    await publish(tx, `instance:${instanceId}`, 'tags', {}, before.agencyId)
    return { ...before, tags }
  })
}
