import * as z from 'zod'
import { operation } from '@/lib/api/operation'
import { readOrder } from '@/lib/api/operations/read-order'
import { afterOf, Paging, pageOf, toPage } from '@/lib/api/page'
import { Order, OrderSummary, toOrderSummary } from '@/lib/api/schemas/orders'
import { orderStates } from '@/lib/db/schema/orders'
import { OrderContent, OrderRef } from '@/lib/orders/input'
import { listOrdersAfter } from '@/lib/orders/list-orders-after'
import { saveDraft } from '@/lib/orders/save-draft'

const Content = OrderContent.meta({ id: 'OrderContent' })

/** When it was made, and its id: ids come from the form and are in no order. */
const keyForm = /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z [0-9a-f-]{36}$/

export const listOrdersOperation = operation({
  id: 'listOrders',
  method: 'GET',
  path: '/orders',
  tag: 'orders',
  permission: 'order:read',
  query: Paging.extend({ state: z.enum(orderStates).optional() }),
  response: pageOf(OrderSummary, 'OrderPage'),
  async run(ctx, { query }) {
    const [createdAt, id] = afterOf(query, keyForm)?.split(' ') ?? []
    const rows = await listOrdersAfter(ctx, {
      state: query.state,
      after: createdAt && id ? { createdAt, id } : undefined,
      limit: query.limit + 1,
    })
    return { body: toPage(rows, query, (row) => `${row.createdAt.toISOString()} ${row.id}`, toOrderSummary) }
  },
})

export const getOrderOperation = operation({
  id: 'getOrder',
  method: 'GET',
  path: '/orders/{orderId}',
  tag: 'orders',
  permission: 'order:read',
  params: OrderRef,
  response: Order,
  run: (ctx, { params }) => readOrder(ctx, params.orderId),
})

export const createOrderOperation = operation({
  id: 'createOrder',
  method: 'POST',
  path: '/orders',
  tag: 'orders',
  permission: 'order:create',
  status: 201,
  body: Content,
  response: Order,
  async run(ctx, { body }) {
    const { id } = await saveDraft(ctx, { orderId: crypto.randomUUID(), formVersion: 0, content: body })
    return { ...(await readOrder(ctx, id)), location: `/orders/${id}` }
  },
})

export const saveOrderOperation = operation({
  id: 'saveOrder',
  method: 'PUT',
  path: '/orders/{orderId}',
  tag: 'orders',
  permission: 'order:create',
  guarded: true,
  params: OrderRef,
  body: Content,
  response: Order,
  async run(ctx, { params, body, version }) {
    // Version 0 would make an order; one that was read is at least at 1.
    await saveDraft(ctx, { orderId: params.orderId, formVersion: Math.max(version, 1), content: body })
    return readOrder(ctx, params.orderId)
  },
})
