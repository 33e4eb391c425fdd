import { hostsOf, movesOf, type Plan } from '@/lib/consolidation/queries'
import { setHosts } from '@/lib/consolidation/set-hosts'
import type { Ctx } from '@/lib/context'
import { reopenHosts } from '@/lib/scheduler/close-hosts'
import { sleepHosts } from '@/lib/scheduler/sleep-hosts'

/**
 * Hosts from which nothing is to leave any more: those that are to sleep and are empty do; the others take machines
 * again. In the transaction of a verb that has authorized and holds the plan.
 */
export async function settleHosts(tx: Ctx, { id, poolId, reserve }: Plan): Promise<void> {
  const moves = await movesOf(tx, id)
  const open = new Set(
    moves
      .filter(({ state }) => state === 'reserved' || state === 'running')
      .map(({ fromHostId }) => fromHostId),
  )
  const over = (await hostsOf(tx, id)).filter(
    ({ state, hostId }) => state === 'emptying' && !open.has(hostId),
  )
  const sleepers = over.filter(({ sleeps }) => sleeps).map(({ hostId }) => hostId)
  const slept = await sleepHosts(tx, { poolId, hostIds: sleepers, keepAwake: reserve })
  await setHosts(tx, id, slept, 'slept')
  const awake = over.filter(({ hostId }) => !slept.includes(hostId))
  await reopenHosts(
    tx,
    awake.map(({ hostId }) => hostId),
  )
  for (const { hostId, sleeps } of awake) {
    const all = moves.filter(({ fromHostId }) => fromHostId === hostId).every(({ state }) => state === 'done')
    await setHosts(tx, id, [hostId], all && !sleeps ? 'emptied' : 'kept')
  }
}
