import { eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'
import type { ComputeDriver } from '@/lib/providers/compute/driver'
import { withDeadline } from '@/lib/providers/with-deadline'
import { changeState } from '@/lib/provisioning/change-state'
import { endGhostTasks } from '@/lib/provisioning/end-ghost-tasks'
import { endOrphan } from '@/lib/provisioning/end-orphan'
import type { Orphan } from '@/lib/provisioning/note-orphans'
import { lockInstance } from '@/lib/provisioning/queries'

const callSeconds = 15

/** What a person decided about a quarantined object, done in the engine; a failure is tried again next pass. */
export async function carryOutDecision(ctx: Ctx, driver: ComputeDriver, orphan: Orphan): Promise<void> {
  authorize(ctx.actor, 'system:act')
  const token = orphan.token ?? ''
  if (orphan.state === 'removing') {
    await withDeadline(callSeconds, (signal) =>
      driver.remove(orphan.engineRef, token, { signal, attempt: null }),
    )
    await inTransaction(ctx, (tx) => endOrphan(tx, orphan, 'removed'))
    return
  }
  const { instanceId } = orphan.details as { instanceId: string }
  const newToken = (await tokenOf(ctx, instanceId)) ?? token
  const { power, ref, address } = await withDeadline(callSeconds, (signal) =>
    driver.change(orphan.engineRef, { action: 'adopt', newToken }, token, { signal, attempt: null }),
  )
  await inTransaction(ctx, async (tx) => {
    const before = await lockInstance(tx, instanceId)
    if (before.state === 'missing') {
      const state = power === 'building' ? 'running' : power
      await changeState(tx, before, state, { engineRef: ref, address, missingSince: null, failure: null })
      await endGhostTasks(tx, before.id, 'adopted')
    }
    await endOrphan(tx, orphan, 'adopted')
  })
}

async function tokenOf(ctx: Ctx, instanceId: string): Promise<string | undefined> {
  const [row] = await ctx.db
    .select({ token: instances.token })
    .from(instances)
    .where(eq(instances.id, instanceId))
  return row?.token
}
