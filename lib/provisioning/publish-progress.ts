import type { Ctx } from '@/lib/context'
import { publish } from '@/lib/events/publish'
import type { Run } from '@/lib/provisioning/queries'

/** Lets the pages of the run, its order and its instance show the step without a reload. */
export async function publishProgress(tx: Ctx, run: Run, data: Record<string, unknown>): Promise<void> {
  await publish(tx, `run:${run.id}`, 'run', data, run.agencyId)
  if (run.orderId) await publish(tx, `order:${run.orderId}`, 'run', { runId: run.id, ...data }, run.agencyId)
}
