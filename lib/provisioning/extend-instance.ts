import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Ctx } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'
import { type Instance, lockInstance } from '@/lib/provisioning/queries'

type Extend = { instanceId: string; endsOn: string | null; endAction: Instance['endAction'] }

/** An approved renewal moves the end at once; its price begins only when the present period is over. */
export async function extendInstance(tx: Ctx, { instanceId, endsOn, endAction }: Extend): Promise<void> {
  const before = await lockInstance(tx, instanceId)
  await tx.db
    .update(instances)
    .set({ endsOn, endAction, endRemindedAt: null })
    .where(eq(instances.id, instanceId))
  await recordAudit(tx, 'instance.extend', instanceId, {
    agencyId: before.agencyId,
    before: { endsOn: before.endsOn, endAction: before.endAction },
    after: { endsOn, endAction },
  })
}
