import { and, eq, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { evacuationMoves, type evacuations } from '@/lib/db/schema/evacuation'
import { publishEvacuation } from '@/lib/evacuation/publish-evacuation'
import { confirmReservation } from '@/lib/scheduler/confirm-reservation'
import { groupsOf } from '@/lib/scheduler/groups-of'
import { byPoolPolicy, readHostList } from '@/lib/scheduler/host-list'
import { listRoomOn } from '@/lib/scheduler/list-room-on'
import { place } from '@/lib/scheduler/place'
import { releaseReservation } from '@/lib/scheduler/release-reservation'
import { sumOf } from '@/lib/scheduler/request'
import { type Reservation, reserve } from '@/lib/scheduler/reserve'
import { resizeKeys } from '@/lib/scheduler/resize-keys'

type Evacuation = typeof evacuations.$inferSelect
type Move = typeof evacuationMoves.$inferSelect

const holdMillis = 3_600_000

/** Room for one machine on another host, held until it has arrived; or the reason why it stays after all. */
export async function reserveTarget(ctx: Ctx, evacuation: Evacuation, move: Move): Promise<void> {
  authorize(ctx.actor, 'system:act')
  const key = resizeKeys(move.token).evacuation
  const held = await reserveElsewhere(ctx, evacuation, move, key)
  const outcome = outcomeOf(held, evacuation.hostId)
  const placed = outcome.state === 'reserved'
  await inTransaction(ctx, async (tx) => {
    const [still] = await tx.db
      .update(evacuationMoves)
      .set(outcome)
      .where(
        and(
          eq(evacuationMoves.evacuationId, evacuation.id),
          eq(evacuationMoves.instanceId, move.instanceId),
          eq(evacuationMoves.state, 'waiting'),
          sql`exists (select from evacuation e where e.id = ${evacuation.id} and e.state = 'running')`,
        ),
      )
      .returning()
    if (placed && still) await confirmReservation(tx, key)
    else if (held?.placed && !(await isTaken(tx, move.token))) await releaseReservation(tx, key)
    if (still) await publishEvacuation(tx, evacuation.id)
  })
}

/** Its own host is no answer, though somebody may have opened it to new machines meanwhile. */
function outcomeOf(held: Reservation | null, ownHostId: string): Partial<Move> {
  if (held === null) return { state: 'cancelled', code: 'gone', toHostId: null }
  if (held.placed && held.hostId === ownHostId) return { state: 'blocked', code: 'open', toHostId: null }
  if (held.placed) return { state: 'reserved', toHostId: held.hostId }
  const [reason] = held.explanation.refused
  return { state: 'blocked', toHostId: null, code: reason?.filter ?? 'state', params: { ...reason?.params } }
}

/** Whether the same room serves it in another step that went on meanwhile. */
async function isTaken(tx: Ctx, token: string): Promise<boolean> {
  const [row] = await tx.db
    .select({ state: evacuationMoves.state })
    .from(evacuationMoves)
    .where(
      and(eq(evacuationMoves.token, token), sql`${evacuationMoves.state} in ('reserved','running','stuck')`),
    )
  return row !== undefined
}

/** Null: the machine has left by itself. */
async function reserveElsewhere(
  ctx: Ctx,
  { hostId }: Evacuation,
  { token, agencyId }: Move,
  key: string,
): Promise<Reservation | null> {
  const [rooms, list] = [await listRoomOn(ctx, hostId), await readHostList(ctx)]
  const room = rooms.find((each) => each.key === token)
  const host = list.find(({ id }) => id === hostId)
  if (!room || !host) return null
  const { vcpu, memoryMiB, diskGiB, groupId } = room
  const request = {
    vcpu,
    memoryMiB,
    diskGiB,
    groupId,
    zone: host.zone,
    architecture: host.architecture,
    protectionLevel: host.protectionLevels[0] ?? 0,
    poolId: host.poolId,
    recovery: true,
  }
  const expiresAt = new Date(ctx.now().getTime() + holdMillis)
  const together = groupId ? (await groupsOf(ctx, [groupId])).get(groupId) : undefined
  if (!together?.together) return reserve(ctx, { key, agencyId, request, expiresAt })
  const mates = rooms.filter((each) => each.groupId === groupId && !each.key.includes(':'))
  const elsewhere = [...together.members.keys()].find((id) => id !== hostId)
  // The first of a group chooses where there is room for all of it; those after it follow.
  const placement = place(
    { ...request, ...sumOf(elsewhere ? [room] : mates), hostId: elsewhere },
    list.filter(({ id }) => id !== hostId),
    byPoolPolicy,
  )
  if ('refused' in placement) return { placed: false, explanation: placement, waking: false }
  return reserve(ctx, { key, agencyId, request, hostId: placement.host.id, expiresAt })
}
