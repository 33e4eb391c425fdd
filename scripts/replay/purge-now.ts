import { type Databases, inTransaction, newCtx, systemActor } from '@/lib/context'
import { registry } from '@/lib/jobs/registry'
import { startRun } from '@/lib/provisioning/start-run'

/** A replay has no recycle period: what is closed frees its room at the same moment. */
export async function purgeNow(databases: Databases, closedBy: string, now: Date): Promise<void> {
  const { rows } = await databases.platform.query<{ id: string; agencyId: string }>(
    `select i.id, i.agency_id as "agencyId" from order_line l join instance i on i.id = l.instance_id
     where l.order_id = $1 and i.state = 'recycled'
       and not exists (select from run r where r.instance_id = i.id and r.state in ('queued', 'running', 'undoing', 'stuck'))`,
    [closedBy],
  )
  const system = newCtx(databases, systemActor, { now: () => now })
  for (const { id } of rows) {
    const run = await inTransaction(system, (tx) =>
      startRun(tx, { kind: 'purge', instanceId: id, params: {} }),
    )
    await registry.advanceRun?.(system, { runId: run.id })
  }
}
