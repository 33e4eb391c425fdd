import { and, inArray, isNull, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { hostSpans } from '@/lib/db/schema/scheduler'
import type { HostState } from '@/lib/scheduler/host-states'

/** In the transaction that changes the hosts: since when they are in which state, what energy is counted from. */
export async function noteHostStates(tx: Ctx, hostIds: readonly string[], state: HostState): Promise<void> {
  if (hostIds.length === 0) return
  const ids = [...hostIds]
  const startAt = tx.now()
  await tx.db
    .update(hostSpans)
    .set({ endAt: sql`greatest(${hostSpans.startAt}, ${startAt.toISOString()}::timestamptz)` })
    .where(and(inArray(hostSpans.hostId, ids), isNull(hostSpans.endAt)))
  await tx.db.insert(hostSpans).values(ids.map((hostId) => ({ hostId, state, startAt })))
}
