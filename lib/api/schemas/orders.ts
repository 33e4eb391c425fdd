import * as z from 'zod'
import { Day, Fen, fen, Instant, instant, Localized } from '@/lib/api/schemas/values'
import { endActions, lineKinds, lineStates, orderStates } from '@/lib/db/schema/orders'
import type { OrderLine as LineRow, Order as OrderRow } from '@/lib/orders/queries'

export const OrderSummary = z
  .object({
    id: z.uuid(),
    agencyId: z.uuid(),
    number: z.string(),
    title: z.string(),
    state: z.enum(orderStates),
    revision: z.number().int(),
    requesterId: z.uuid(),
    businessSystemId: z.uuid().nullable(),
    budgetId: z.uuid().nullable(),
    startsOn: Day.nullable(),
    endsOn: Day.nullable(),
    families: z.array(z.string()),
    totalFen: Fen,
    autoApproved: z.boolean(),
    waitingFor: z.object({ kind: z.string(), people: z.array(z.string()) }).nullable(),
    waitingSince: Instant.nullable(),
    returnedReason: z.string().nullable(),
    endReason: z.string().nullable(),
    createdAt: Instant,
    submittedAt: Instant.nullable(),
    approvedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'OrderSummary' })

export const OrderLine = z
  .object({
    id: z.uuid(),
    position: z.number().int(),
    kind: z.enum(lineKinds),
    serviceId: z.uuid(),
    planId: z.uuid().nullable(),
    instanceId: z.uuid().nullable(),
    name: z.string(),
    config: z.record(z.string(), z.unknown()),
    agreementId: z.uuid(),
    priceVersionId: z.uuid().nullable(),
    amountFen: Fen,
    startsOn: Day.nullable(),
    endsOn: Day.nullable(),
    endAction: z.enum(endActions),
    state: z.enum(lineStates),
    failure: z.object({ code: z.string(), message: z.string(), at: z.string() }).nullable(),
    doneAt: Instant.nullable(),
  })
  .meta({ id: 'OrderLine' })

export const ApprovalStep = z
  .object({
    id: z.uuid(),
    revision: z.number().int(),
    position: z.number().int(),
    name: Localized,
    role: z.string(),
    mode: z.enum(['any', 'all', 'k']),
    needed: z.number().int(),
    state: z.enum(['waiting', 'open', 'approved', 'rejected', 'returned', 'skipped']),
    personIds: z.array(z.uuid()),
    openedAt: Instant.nullable(),
    dueAt: Instant.nullable(),
    closedAt: Instant.nullable(),
  })
  .meta({ id: 'ApprovalStep' })

export const Order = OrderSummary.extend({
  content: z.record(z.string(), z.unknown()),
  lines: z.array(OrderLine),
  steps: z.array(ApprovalStep),
}).meta({ id: 'Order' })

export const OrderMessage = z
  .object({ id: z.uuid(), personId: z.uuid(), body: z.string(), at: Instant })
  .meta({ id: 'OrderMessage' })

export const toOrderSummary = (order: OrderRow): z.input<typeof OrderSummary> => ({
  ...order,
  totalFen: fen(order.totalFen),
  waitingSince: instant(order.waitingSince),
  createdAt: order.createdAt.toISOString(),
  submittedAt: instant(order.submittedAt),
  approvedAt: instant(order.approvedAt),
  endedAt: instant(order.endedAt),
})

export const toOrderLine = (line: LineRow): z.input<typeof OrderLine> => ({
  ...line,
  amountFen: fen(line.amountFen),
  doneAt: instant(line.doneAt),
})
