import { and, eq, ne, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { hosts, reservations } from '@/lib/db/schema/scheduler'
import { releaseReservation } from '@/lib/scheduler/release-reservation'
import { resizeKeys } from '@/lib/scheduler/resize-keys'
import { takeOver } from '@/lib/scheduler/take-over'

/** The machine stands on its new host: the room there becomes its own, the old room is free. Null: it stayed. */
export async function applyMove(
  tx: Ctx,
  key: string,
  heldAs: string = resizeKeys(key).elsewhere,
): Promise<{ hostId: string; poolId: string } | null> {
  const [there] = await tx.db
    .select({ groupId: reservations.groupId, hostId: hosts.id, poolId: hosts.poolId })
    .from(reservations)
    .innerJoin(hosts, eq(hosts.id, reservations.hostId))
    .where(and(eq(reservations.key, heldAs), ne(reservations.state, 'released')))
  if (!there) return null
  const { groupId, ...place } = there
  await releaseReservation(tx, key)
  await takeOver(tx, heldAs, { key })
  if (groupId) await settleHome(tx, groupId, place.hostId)
  return place
}

/** A group that keeps together is at home where its machines arrive, once the last has left its former host. */
async function settleHome(tx: Ctx, groupId: string, hostId: string): Promise<void> {
  await tx.db.execute(sql`
    update group_host h set home = true from anti_affinity_group g
    where g.id = ${groupId}::uuid and g.together and h.group_id = g.id and h.host_id = ${hostId}::uuid and h.members > 0
      and not exists (select from group_host other where other.group_id = g.id and other.home)`)
}
