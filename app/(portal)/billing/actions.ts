'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { answerDispute } from '@/lib/billing/answer-dispute'
import { closeMonth } from '@/lib/billing/close-month'
import { AnswerDispute, CloseMonth, OfStatement } from '@/lib/billing/input'
import { issueStatement } from '@/lib/billing/issue-statement'
import { verifyStatement } from '@/lib/billing/verify-statement'
import { voidStatement } from '@/lib/billing/void-statement'
import { routes } from '@/lib/routes'

const refresh = () => revalidatePath(routes.billing.list, 'layout')

export const closeMonthAction = formAction(CloseMonth, async (ctx, input) => {
  const { closed, late } = await closeMonth(ctx, input)
  refresh()
  return { toast: 'billing.toasts.closed', params: { closed, late } }
})

export const issueStatementAction = formAction(OfStatement, async (ctx, input) => {
  await issueStatement(ctx, input).finally(refresh)
  return { toast: 'billing.toasts.issued' }
})

export const verifyStatementAction = formAction(OfStatement, async (ctx, input) => {
  const { differences } = await verifyStatement(ctx, input.statementId)
  refresh()
  return { toast: 'billing.toasts.verified', params: { count: differences.length } }
})

export const voidStatementAction = formAction(OfStatement, async (ctx, input) => {
  await voidStatement(ctx, input)
  refresh()
  return { toast: 'billing.toasts.voided' }
})

export const answerDisputeAction = formAction(AnswerDispute, async (ctx, input) => {
  await answerDispute(ctx, input)
  refresh()
  return { toast: 'billing.toasts.answered' }
})
