import { and, eq, inArray, sql } from 'drizzle-orm'
import { recordAudits } from '@/lib/audit/record-audit'
import type { Ctx } from '@/lib/context'
import { hosts } from '@/lib/db/schema/scheduler'
import { enqueue } from '@/lib/jobs/queue'
import { noteHostStates } from '@/lib/scheduler/note-host-states'

/**
 * Those of the hosts that are empty take no machine from now on, and jobs have their engine switch them off; in
 * the caller's transaction, which has authorized. So many empty ones stay awake in the pool. Answers the ids of
 * the hosts that go to sleep.
 */
export async function sleepHosts(
  tx: Ctx,
  { poolId, hostIds, keepAwake }: { poolId: string; hostIds: readonly string[]; keepAwake: number },
): Promise<string[]> {
  if (hostIds.length === 0) return []
  const empty = and(eq(hosts.poolId, poolId), isEmpty)
  const awake = await tx.db
    .select({ id: hosts.id, state: hosts.state })
    .from(hosts)
    .where(and(empty, inArray(hosts.state, ['up', 'drain'])))
    .orderBy(hosts.id)
    .for('update')
  const asked = awake.filter(({ id }) => hostIds.includes(id))
  const others = awake.filter(({ id, state }) => state === 'up' && !hostIds.includes(id))
  const going = asked.slice(0, Math.max(0, asked.length + others.length - keepAwake))
  if (going.length === 0) return []
  const ids = going.map(({ id }) => id)
  const slept = await tx.db
    .update(hosts)
    .set({ state: 'dozing', stateReason: null, version: sql`${hosts.version} + 1` })
    .where(and(empty, inArray(hosts.id, ids)))
    .returning({ id: hosts.id, name: hosts.name })
  await noteHostStates(tx, ids, 'dozing')
  await recordAudits(
    tx,
    'host.sleep',
    slept.map(({ id, name }) => ({
      objectId: id,
      agencyId: null,
      before: { name, state: going.find((host) => host.id === id)?.state },
      after: { name, state: 'dozing' },
    })),
  )
  for (const { id } of slept) await enqueue(tx, 'settlePower', { hostId: id })
  return slept.map(({ id }) => id)
}

const isEmpty = sql`${hosts.machines} = 0 and ${hosts.freeVcpu} = ${hosts.vcpu}
  and ${hosts.freeMemoryMiB} = ${hosts.memoryMiB} and ${hosts.freeDiskGiB} = ${hosts.diskGiB}`
