'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { completeTask } from '@/lib/provisioning/complete-task'
import { failTask } from '@/lib/provisioning/fail-task'
import { EndTask, ReassignTask, TaskInput } from '@/lib/provisioning/input'
import { reassignTask } from '@/lib/provisioning/reassign-task'
import { takeTask } from '@/lib/provisioning/take-task'
import { routes } from '@/lib/routes'

export const takeTaskAction = formAction(TaskInput, async (ctx, input) => {
  await takeTask(ctx, input)
  revalidatePath(routes.desk.queue)
  return { toast: 'provisioning.toasts.taken' }
})

export const completeTaskAction = formAction(EndTask, async (ctx, input) => {
  await completeTask(ctx, input)
  revalidatePath(routes.desk.queue)
  return { toast: 'provisioning.toasts.completed' }
})

export const failTaskAction = formAction(EndTask, async (ctx, input) => {
  await failTask(ctx, input)
  revalidatePath(routes.desk.queue)
  return { toast: 'provisioning.toasts.failed' }
})

export const reassignTaskAction = formAction(ReassignTask, async (ctx, input) => {
  await reassignTask(ctx, input)
  revalidatePath(routes.desk.queue)
  return { toast: 'provisioning.toasts.handedOver' }
})
