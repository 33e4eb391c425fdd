import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { endTask } from '@/lib/provisioning/end-task'
import type { EndTask } from '@/lib/provisioning/input'

/** It cannot be done, and why; the order line fails with this reason. */
export async function failTask(ctx: Ctx, input: EndTask): Promise<void> {
  authorize(ctx.actor, 'task:work')
  await endTask(ctx, input, 'cancelled')
}
