import { eq, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { hosts } from '@/lib/db/schema/scheduler'
import { AppError } from '@/lib/errors'
import type { FailHost } from '@/lib/scheduler/input'
import { lockHost } from '@/lib/scheduler/lock-host'
import { noteHostStates } from '@/lib/scheduler/note-host-states'

/** The host has failed with whatever stands on it: nothing is placed there, and its machines wait to be rebuilt elsewhere. */
export async function failHost(ctx: Ctx, { hostId, reason }: FailHost): Promise<void> {
  authorize(ctx.actor, 'capacity:manage')
  await inTransaction(ctx, async (tx) => {
    const { name, state, machines } = await lockHost(tx, hostId)
    if (state === 'down') throw new AppError('rule', 'scheduler.hostDownAlready')
    await tx.db
      .update(hosts)
      .set({ state: 'down', stateReason: reason, version: sql`${hosts.version} + 1` })
      .where(eq(hosts.id, hostId))
    await noteHostStates(tx, [hostId], 'down')
    await recordAudit(tx, 'host.fail', hostId, {
      agencyId: null,
      before: { name, state },
      after: { name, state: 'down', reason, machines },
    })
  })
}
