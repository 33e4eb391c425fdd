import { and, eq, ne } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { hosts, reservations } from '@/lib/db/schema/scheduler'
import { releaseReservation } from '@/lib/scheduler/release-reservation'
import { resizeKeys } from '@/lib/scheduler/resize-keys'

/** The machine stands on its new host: the room there becomes its own, the old room is free. Null: it stayed. */
export async function applyMove(
  tx: Ctx,
  key: string,
  heldAs: string = resizeKeys(key).elsewhere,
): Promise<{ hostId: string; poolId: string } | null> {
  const [there] = await tx.db
    .select({ id: reservations.id, hostId: hosts.id, poolId: hosts.poolId })
    .from(reservations)
    .innerJoin(hosts, eq(hosts.id, reservations.hostId))
    .where(and(eq(reservations.key, heldAs), ne(reservations.state, 'released')))
  if (!there) return null
  const { id, ...place } = there
  await releaseReservation(tx, key)
  await tx.db.update(reservations).set({ key }).where(eq(reservations.id, id))
  return place
}
