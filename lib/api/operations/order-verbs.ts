import * as z from 'zod'
import { operation } from '@/lib/api/operation'
import { readOrder } from '@/lib/api/operations/read-order'
import { Order } from '@/lib/api/schemas/orders'
import { notFound } from '@/lib/errors'
import { cancelOrder } from '@/lib/orders/cancel-order'
import { decideStep } from '@/lib/orders/decide-step'
import { CancelOrder, DecideStep, OrderRef } from '@/lib/orders/input'
import { stepsOf } from '@/lib/orders/queries'
import { submitOrder } from '@/lib/orders/submit-order'
import { withdrawOrder } from '@/lib/orders/withdraw-order'

const Reason = z.object({ reason: CancelOrder.shape.reason }).meta({ id: 'Reason' })

export const submitOrderOperation = operation({
  id: 'submitOrder',
  method: 'POST',
  path: '/orders/{orderId}/submit',
  tag: 'orders',
  permission: 'order:submit',
  guarded: true,
  params: OrderRef,
  response: Order,
  async run(ctx, { params: { orderId }, version }) {
    await submitOrder(ctx, { orderId, formVersion: version })
    return readOrder(ctx, orderId)
  },
})

export const withdrawOrderOperation = operation({
  id: 'withdrawOrder',
  method: 'POST',
  path: '/orders/{orderId}/withdraw',
  tag: 'orders',
  permission: 'order:withdraw',
  params: OrderRef,
  body: Reason,
  response: Order,
  async run(ctx, { params: { orderId }, body }) {
    await withdrawOrder(ctx, { orderId, reason: body.reason })
    return readOrder(ctx, orderId)
  },
})

export const cancelOrderOperation = operation({
  id: 'cancelOrder',
  method: 'POST',
  path: '/orders/{orderId}/cancel',
  tag: 'orders',
  permission: 'order:cancel',
  params: OrderRef,
  body: Reason,
  response: Order,
  async run(ctx, { params: { orderId }, body }) {
    await cancelOrder(ctx, { orderId, reason: body.reason })
    return readOrder(ctx, orderId)
  },
})

export const decideStepOperation = operation({
  id: 'decideStep',
  method: 'POST',
  path: '/orders/{orderId}/steps/{stepId}/decision',
  tag: 'orders',
  permission: 'order:approve',
  params: OrderRef.extend({ stepId: z.uuid() }),
  body: z
    .object({
      decision: DecideStep.shape.decision,
      comment: DecideStep.shape.comment,
      forPersonId: DecideStep.shape.forPersonId,
    })
    .refine(({ decision, comment }) => decision === 'approve' || comment.length > 0, {
      path: ['comment'],
      message: 'orders.reasonNeeded',
    })
    .meta({ id: 'Decision' }),
  response: Order,
  async run(ctx, { params: { orderId, stepId }, body }) {
    const steps = await stepsOf(ctx, orderId)
    if (!steps.some(({ id }) => id === stepId)) throw notFound('orders')
    await decideStep(ctx, { stepId, ...body })
    return readOrder(ctx, orderId)
  },
})
