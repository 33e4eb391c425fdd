import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { endTask } from '@/lib/provisioning/end-task'
import type { EndTask } from '@/lib/provisioning/input'

/** The work is done, with what came of it; the order that waited for it goes on. */
export async function completeTask(ctx: Ctx, input: EndTask): Promise<void> {
  authorize(ctx.actor, 'task:work')
  await endTask(ctx, input, 'done')
}
