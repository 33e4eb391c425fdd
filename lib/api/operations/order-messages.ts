import * as z from 'zod'
import { operation } from '@/lib/api/operation'
import { afterOf, Paging, pageOf, toPage } from '@/lib/api/page'
import { OrderMessage } from '@/lib/api/schemas/orders'
import { OrderRef, SendMessage } from '@/lib/orders/input'
import { listMessagesAfter } from '@/lib/orders/list-messages-after'
import { sendMessage } from '@/lib/orders/send-message'

export const listMessagesOperation = operation({
  id: 'listMessages',
  method: 'GET',
  path: '/orders/{orderId}/messages',
  tag: 'orders',
  permission: 'order:read',
  params: OrderRef,
  query: Paging,
  response: pageOf(OrderMessage, 'OrderMessagePage'),
  async run(ctx, { params, query }) {
    const rows = await listMessagesAfter(ctx, {
      orderId: params.orderId,
      after: afterOf(query),
      limit: query.limit + 1,
    })
    return {
      body: toPage(
        rows,
        query,
        ({ id }) => id,
        (row) => ({ ...row, at: row.at.toISOString() }),
      ),
    }
  },
})

export const sendMessageOperation = operation({
  id: 'sendMessage',
  method: 'POST',
  path: '/orders/{orderId}/messages',
  tag: 'orders',
  permission: 'order:message',
  status: 201,
  params: OrderRef,
  body: z.object({ body: SendMessage.shape.body }).meta({ id: 'NewMessage' }),
  response: z.object({ sent: z.boolean() }),
  async run(ctx, { params: { orderId }, body }) {
    await sendMessage(ctx, { orderId, body: body.body })
    return { body: { sent: true }, location: `/orders/${orderId}/messages` }
  },
})
