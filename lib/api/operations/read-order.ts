import type * as z from 'zod'
import { type ApprovalStep, type Order, toOrderLine, toOrderSummary } from '@/lib/api/schemas/orders'
import { instant } from '@/lib/api/schemas/values'
import type { Ctx } from '@/lib/context'
import { notFound } from '@/lib/errors'
import { findOrder, linesOf, stepsOf } from '@/lib/orders/queries'

/** The whole order as it stands in the transaction, with the version that If-Match will ask for. */
export async function readOrder(ctx: Ctx, orderId: string) {
  const order = await findOrder(ctx, orderId)
  if (!order) throw notFound('orders')
  const lines = await linesOf(ctx, orderId)
  const steps = await stepsOf(ctx, orderId)
  const body: z.input<typeof Order> = {
    ...toOrderSummary(order),
    content: { ...order.content },
    lines: lines.map(toOrderLine),
    steps: steps.map(toStep),
  }
  return { body, version: order.formVersion }
}

const toStep = (step: Awaited<ReturnType<typeof stepsOf>>[number]): z.input<typeof ApprovalStep> => ({
  ...step,
  openedAt: instant(step.openedAt),
  dueAt: instant(step.dueAt),
  closedAt: instant(step.closedAt),
})
