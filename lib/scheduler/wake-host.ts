import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { AppError } from '@/lib/errors'
import type { WakeHost } from '@/lib/scheduler/input'
import { lockHost } from '@/lib/scheduler/lock-host'
import { wakeHosts } from '@/lib/scheduler/wake-hosts'

/** An operator wants a sleeping host back. */
export async function wakeHost(ctx: Ctx, { hostId }: WakeHost): Promise<void> {
  authorize(ctx.actor, 'capacity:manage')
  await inTransaction(ctx, async (tx) => {
    await lockHost(tx, hostId)
    const woken = await wakeHosts(tx, [hostId], 'operator')
    if (woken === 0) throw new AppError('rule', 'scheduler.hostAwake')
  })
}
