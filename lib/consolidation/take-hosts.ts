import type { Plan, PlannedHost } from '@/lib/consolidation/queries'
import { setHosts } from '@/lib/consolidation/set-hosts'
import type { Ctx } from '@/lib/context'
import { closeHosts } from '@/lib/scheduler/close-hosts'
import { sleepHosts } from '@/lib/scheduler/sleep-hosts'

/** Of hosts that a plan empties; shown by its key under `stateReasons` in the scheduler's messages. */
const emptiedReason = 'plan:consolidation'

/** Hosts to be emptied are closed, those that are empty go to sleep; in the transaction that begins the plan. */
export async function takeHosts(
  tx: Ctx,
  { id, poolId }: Plan,
  planned: readonly PlannedHost[],
  reserve: number,
): Promise<void> {
  const emptied = planned.filter(({ role }) => role === 'emptied').map(({ hostId }) => hostId)
  await closeHosts(tx, emptied, emptiedReason)
  await setHosts(tx, id, emptied, 'emptying')
  const idle = planned.filter(({ role }) => role === 'idle').map(({ hostId }) => hostId)
  const slept = await sleepHosts(tx, { poolId, hostIds: idle, keepAwake: reserve })
  await setHosts(tx, id, slept, 'slept')
  const kept = idle.filter((hostId) => !slept.includes(hostId))
  await setHosts(tx, id, kept, 'kept')
}
