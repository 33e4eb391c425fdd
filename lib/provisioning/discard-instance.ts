import type { Ctx } from '@/lib/context'
import { changeState } from '@/lib/provisioning/change-state'
import { lockInstance } from '@/lib/provisioning/queries'

/** An instance that never came to be, its run undone and given up, leaves the lists as closed. */
export async function discardInstance(tx: Ctx, instanceId: string): Promise<void> {
  const instance = await lockInstance(tx, instanceId)
  const never = instance.engineRef === null && ['pending', 'failed'].includes(instance.state)
  if (never) await changeState(tx, instance, 'closed', { closedAt: tx.now() })
}
