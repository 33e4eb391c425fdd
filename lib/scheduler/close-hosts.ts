import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { recordAudits } from '@/lib/audit/record-audit'
import type { Ctx } from '@/lib/context'
import { hosts } from '@/lib/db/schema/scheduler'
import { noteHostStates } from '@/lib/scheduler/note-host-states'

type From = 'up' | 'drain'

/** Hosts that are up take no new machines from now on; in the caller's transaction, which has authorized. */
export const closeHosts = (tx: Ctx, hostIds: readonly string[], reason: string): Promise<number> =>
  change(tx, hostIds, { from: 'up', to: 'drain', reason })

/** Hosts that were closed take new machines again; those that somebody has changed meanwhile stay as they are. */
export const reopenHosts = (tx: Ctx, hostIds: readonly string[]): Promise<number> =>
  change(tx, hostIds, { from: 'drain', to: 'up', reason: null })

async function change(
  tx: Ctx,
  hostIds: readonly string[],
  { from, to, reason }: { from: From; to: From; reason: string | null },
): Promise<number> {
  if (hostIds.length === 0) return 0
  const found = await tx.db
    .select({ id: hosts.id, name: hosts.name })
    .from(hosts)
    .where(and(inArray(hosts.id, [...hostIds]), eq(hosts.state, from)))
    .orderBy(asc(hosts.id))
    .for('update')
  const ids = found.map(({ id }) => id)
  if (ids.length === 0) return 0
  await tx.db
    .update(hosts)
    .set({ state: to, stateReason: reason, version: sql`${hosts.version} + 1` })
    .where(inArray(hosts.id, ids))
  await noteHostStates(tx, ids, to)
  await recordAudits(
    tx,
    'host.setState',
    found.map(({ id, name }) => ({
      objectId: id,
      agencyId: null,
      before: { name, state: from },
      after: { name, state: to, reason },
    })),
  )
  return ids.length
}
