import { and, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { reservations } from '@/lib/db/schema/scheduler'
import { claimHost } from '@/lib/scheduler/claim-host'
import type { CapacityRequest } from '@/lib/scheduler/request'

export type Target = { key: string; agencyId: string; hostId: string; request: CapacityRequest }

const holdSeconds = 3600

/**
 * Room for every machine of a plan on the host that the plan names, confirmed, in the caller's transaction: all of
 * it or nothing. False: somebody has taken some of it, and the transaction is to be given up.
 */
export async function claimTargets(tx: Ctx, targets: readonly Target[], why: unknown): Promise<boolean> {
  const inOrder = [...targets].sort((a, b) => (a.hostId < b.hostId ? -1 : 1))
  for (const target of inOrder)
    if (!(await claimHost(tx, { ...target, holdSeconds, explanation: why }))) return false
  if (targets.length > 0)
    await tx.db
      .update(reservations)
      .set({ state: 'confirmed', expiresAt: null })
      .where(
        and(
          inArray(
            reservations.key,
            targets.map(({ key }) => key),
          ),
          eq(reservations.state, 'reserved'),
        ),
      )
  return true
}
