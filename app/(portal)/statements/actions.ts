'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { confirmStatement } from '@/lib/billing/confirm-statement'
import { ConfirmStatement, OfStatement, RaiseDispute, SettleStatement } from '@/lib/billing/input'
import { raiseDispute } from '@/lib/billing/raise-dispute'
import { reviewStatement } from '@/lib/billing/review-statement'
import { settleStatement } from '@/lib/billing/settle-statement'
import { routes } from '@/lib/routes'

const refresh = () => {
  revalidatePath(routes.statements.list, 'layout')
  revalidatePath(routes.billing.list, 'layout')
}

export const reviewStatementAction = formAction(OfStatement, async (ctx, input) => {
  await reviewStatement(ctx, input)
  refresh()
  return { toast: 'billing.toasts.reviewed' }
})

export const confirmStatementAction = formAction(ConfirmStatement, async (ctx, input) => {
  await confirmStatement(ctx, input)
  refresh()
  return { toast: 'billing.toasts.confirmed' }
})

export const settleStatementAction = formAction(SettleStatement, async (ctx, input) => {
  await settleStatement(ctx, input)
  refresh()
  return { toast: 'billing.toasts.settled' }
})

export const raiseDisputeAction = formAction(RaiseDispute, async (ctx, input) => {
  await raiseDispute(ctx, input)
  refresh()
  return { toast: 'billing.toasts.disputed' }
})
