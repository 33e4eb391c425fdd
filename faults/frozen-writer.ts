import { type Databases, newCtx, systemActor } from '@/lib/context'
import { registry } from '@/lib/jobs/registry'
import { claimRun } from '@/lib/provisioning/claim-run'
import { recordStep } from '@/lib/provisioning/record-step'

/**
 * A writer that stood still: it claimed a run, its lease ended, another process carried the run on, and then it
 * writes what it still remembers. Says whether there was a run to try it on.
 */
export async function frozenWriter(databases: Databases, runId: string): Promise<boolean> {
  const system = newCtx(databases, systemActor)
  const frozen = await claimRun(system, runId)
  if (!frozen) return false
  await databases.platform.query(`update run set lease_until = now() - interval '1 second' where id = $1`, [
    runId,
  ])
  await registry.advanceRun?.(system, { runId })
  await recordStep(system, frozen, {
    position: 0,
    state: 'done',
    output: { stale: true },
    startedAt: system.now(),
  }).catch(() => {})
  return true
}
