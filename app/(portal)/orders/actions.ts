'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/actions/form-action'
import { cancelOrder } from '@/lib/orders/cancel-order'
import { decideStep } from '@/lib/orders/decide-step'
import { DetachFile, detachFile } from '@/lib/orders/detach-file'
import { discardDraft } from '@/lib/orders/discard-draft'
import {
  CancelOrder,
  DecideStep,
  LineRef,
  OrderRef,
  RepeatOrder,
  SaveDraft,
  SendMessage,
  SubmitOrder,
  WithdrawOrder,
} from '@/lib/orders/input'
import { repeatOrder } from '@/lib/orders/repeat-order'
import { retryLine } from '@/lib/orders/retry-line'
import { saveDraft } from '@/lib/orders/save-draft'
import { sendMessage } from '@/lib/orders/send-message'
import { submitOrder } from '@/lib/orders/submit-order'
import { withdrawOrder } from '@/lib/orders/withdraw-order'
import { RunInput, UndoRun } from '@/lib/provisioning/input'
import { retryRun } from '@/lib/provisioning/retry-run'
import { undoRun } from '@/lib/provisioning/undo-run'
import { routes } from '@/lib/routes'

const shown = () => revalidatePath(routes.orders.list, 'layout')

/** The form goes on being typed while it is saved: nothing is drawn anew. */
export const saveDraftAction = formAction(SaveDraft, async (ctx, input) => {
  await saveDraft(ctx, input)
})

export const submitOrderAction = formAction(SubmitOrder, async (ctx, input) => {
  const { number } = await submitOrder(ctx, input)
  shown()
  return { toast: 'orders.toasts.submitted', params: { number } }
})

export const discardDraftAction = formAction(OrderRef, async (ctx, input) => {
  await discardDraft(ctx, input)
  shown()
  redirect(routes.orders.list)
})

export const decideStepAction = formAction(DecideStep, async (ctx, input) => {
  await decideStep(ctx, input)
  shown()
  return { toast: `orders.toasts.${input.decision}` }
})

export const withdrawOrderAction = formAction(WithdrawOrder, async (ctx, input) => {
  await withdrawOrder(ctx, input)
  shown()
  return { toast: 'orders.toasts.withdrawn' }
})

export const cancelOrderAction = formAction(CancelOrder, async (ctx, input) => {
  await cancelOrder(ctx, input)
  shown()
  return { toast: 'orders.toasts.cancelled' }
})

export const repeatOrderAction = formAction(RepeatOrder, async (ctx, input) => {
  const { id } = await repeatOrder(ctx, input)
  shown()
  redirect(routes.orders.edit(id))
})

export const sendMessageAction = formAction(SendMessage, async (ctx, input) => {
  await sendMessage(ctx, input)
  shown()
  return { toast: 'orders.toasts.sent' }
})

export const detachFileAction = formAction(DetachFile, async (ctx, input) => {
  await detachFile(ctx, input)
})

export const retryLineAction = formAction(LineRef, async (ctx, input) => {
  await retryLine(ctx, input)
  shown()
  return { toast: 'orders.toasts.retried' }
})

export const retryRunAction = formAction(RunInput, async (ctx, input) => {
  await retryRun(ctx, input)
  shown()
  return { toast: 'orders.toasts.retried' }
})

export const undoRunAction = formAction(UndoRun, async (ctx, input) => {
  await undoRun(ctx, input)
  shown()
  return { toast: 'orders.toasts.undoing' }
})
