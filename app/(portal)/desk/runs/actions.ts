'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { handOverRun } from '@/lib/provisioning/hand-over-run'
import { HandOverRun, RunInput, UndoRun } from '@/lib/provisioning/input'
import { retryRun } from '@/lib/provisioning/retry-run'
import { undoRun } from '@/lib/provisioning/undo-run'
import { routes } from '@/lib/routes'

export const retryRunAction = formAction(RunInput, async (ctx, input) => {
  await retryRun(ctx, input)
  revalidatePath(routes.desk.runs)
  return { toast: 'provisioning.toasts.retried' }
})

export const undoRunAction = formAction(UndoRun, async (ctx, input) => {
  await undoRun(ctx, input)
  revalidatePath(routes.desk.runs)
  return { toast: 'provisioning.toasts.undoing' }
})

export const handOverRunAction = formAction(HandOverRun, async (ctx, input) => {
  await handOverRun(ctx, input)
  revalidatePath(routes.desk.runs)
  return { toast: 'provisioning.toasts.handedOver' }
})
