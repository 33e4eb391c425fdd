import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { recordAudits } from '@/lib/audit/record-audit'
import type { Ctx } from '@/lib/context'
import { hosts } from '@/lib/db/schema/scheduler'
import { enqueue } from '@/lib/jobs/queue'
import { noteHostStates } from '@/lib/scheduler/note-host-states'

/** Why a host is woken: a key under `wakes` in the messages. */
export type Wake = 'operator' | 'reserve' | 'order'

/**
 * Sleeping hosts are switched on by jobs, in the caller's transaction, which has authorized; they take machines
 * when their engine says that they are on. Answers how many of them were asleep still.
 */
export async function wakeHosts(tx: Ctx, hostIds: readonly string[], why: Wake): Promise<number> {
  if (hostIds.length === 0) return 0
  const sleeping = await tx.db
    .select({ id: hosts.id, name: hosts.name, state: hosts.state })
    .from(hosts)
    .where(and(inArray(hosts.id, [...hostIds]), inArray(hosts.state, ['asleep', 'dozing'])))
    .orderBy(asc(hosts.id))
    .for('update')
  for (const { id, name, state } of sleeping) {
    await tx.db
      .update(hosts)
      .set({ state: 'waking', stateReason: null, version: sql`${hosts.version} + 1` })
      .where(eq(hosts.id, id))
    await recordAudits(tx, 'host.wake', [
      { objectId: id, agencyId: null, before: { name, state }, after: { name, state: 'waking', why } },
    ])
    await enqueue(tx, 'settlePower', { hostId: id })
  }
  await noteHostStates(
    tx,
    sleeping.map(({ id }) => id),
    'waking',
  )
  return sleeping.length
}
