import { eq, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { hosts } from '@/lib/db/schema/scheduler'
import { AppError } from '@/lib/errors'
import { rests } from '@/lib/scheduler/host-states'
import type { SetHostState } from '@/lib/scheduler/input'
import { lockHost } from '@/lib/scheduler/lock-host'
import { noteHostStates } from '@/lib/scheduler/note-host-states'

/**
 * Only a host that is up takes new machines. One with machines is emptied before it may be down; one that is
 * asleep is woken first.
 */
export async function setHostState(ctx: Ctx, { hostId, state, reason }: SetHostState): Promise<void> {
  authorize(ctx.actor, 'capacity:manage')
  await inTransaction(ctx, async (tx) => {
    const before = await lockHost(tx, hostId)
    if (state === 'down' && before.machines > 0)
      throw new AppError('rule', 'scheduler.hostNotEmpty', { params: { machines: before.machines } })
    if (rests(before.state)) throw new AppError('rule', 'scheduler.hostAsleep')
    const stateReason = state === 'up' ? null : reason
    await tx.db
      .update(hosts)
      .set({ state, stateReason, version: sql`${hosts.version} + 1` })
      .where(eq(hosts.id, hostId))
    await noteHostStates(tx, [hostId], state)
    await recordAudit(tx, 'host.setState', hostId, {
      agencyId: null,
      before: { name: before.name, state: before.state, stateReason: before.stateReason },
      after: { name: before.name, state, reason },
    })
  })
}
