import * as z from 'zod'
import { endActions, lineKinds } from '@/lib/db/schema/orders'
import { isDay } from '@/lib/shanghai'

/** Line breaks and tabs are text; other control characters have no business in a form. */
const clean = /^[^\p{Cc}]*$|^[\n\r\t\P{Cc}]*$/u
const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^\P{Cc}*$/u, 'orders.controlCharacters')
const prose = (max: number) => z.string().max(max).regex(clean, 'orders.controlCharacters')
const day = z.string().refine(isDay, 'orders.notADay')
const optional = <T extends z.ZodType>(type: T) => z.preprocess((value) => value || null, type.nullable())

const ConfigValue = z.union([prose(20_000), z.number(), z.boolean(), z.null(), z.array(line(200)).max(50)])

export const DraftLine = z.object({
  key: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
  kind: z.enum(lineKinds),
  serviceId: z.uuid(),
  planId: optional(z.uuid()).default(null),
  instanceId: optional(z.uuid()).default(null),
  /** What is too much or too little is said at the field (line-units.ts), never made right in silence. */
  quantity: z.coerce.number().int().min(0).max(99_999).default(1),
  config: z.record(line(60), ConfigValue).default({}),
  startsOn: optional(day).default(null),
  endAction: z.enum(endActions).default('stop'),
  agreementId: optional(z.uuid()).default(null),
  onNoCapacity: z.enum(['wait', 'refuse']).default('wait'),
})

/** A draft may be unfinished; whether it is complete is asked at submission (check-content.ts). */
export const OrderContent = z.object({
  title: line(120).default(''),
  justification: prose(4000).default(''),
  businessSystemId: optional(z.uuid()).default(null),
  budgetId: optional(z.uuid()).default(null),
  startsOn: optional(day).default(null),
  endsOn: optional(day).default(null),
  lines: z.array(DraftLine).max(50).default([]),
})

export type OrderContent = z.infer<typeof OrderContent>

/** A form posts its content as one JSON field; anything else is refused as a whole. */
const Content = z.preprocess((value) => {
  if (typeof value !== 'string') return value
  if (value.length > 500_000) return undefined
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}, OrderContent)

const formVersion = z.coerce.number().int().min(0)
const comment = prose(2000)

export const SaveDraft = z.object({ orderId: z.uuid(), formVersion, content: Content })
export type SaveDraft = z.infer<typeof SaveDraft>

export const SubmitOrder = z.object({ orderId: z.uuid(), formVersion })
export type SubmitOrder = z.infer<typeof SubmitOrder>

export const OrderRef = z.object({ orderId: z.uuid() })
export type OrderRef = z.infer<typeof OrderRef>

export const LineRef = z.object({ lineId: z.uuid() })
export type LineRef = z.infer<typeof LineRef>

export const QuoteOrder = z.object({ orderId: z.uuid().optional(), content: Content })

export const DecideStep = z
  .object({
    stepId: z.uuid(),
    decision: z.enum(['approve', 'return', 'reject']),
    comment: comment.trim().default(''),
    /** The person voted for; given when several have delegated to the same colleague. */
    forPersonId: z.uuid().optional(),
  })
  .refine(({ decision, comment: text }) => decision === 'approve' || text.length > 0, {
    path: ['comment'],
    message: 'orders.reasonNeeded',
  })
export type DecideStep = z.infer<typeof DecideStep>

export const CancelOrder = z.object({
  orderId: z.uuid(),
  lineId: z.uuid().optional(),
  reason: comment.trim().default(''),
})
export type CancelOrder = z.infer<typeof CancelOrder>

export const WithdrawOrder = CancelOrder.omit({ lineId: true })
export type WithdrawOrder = z.infer<typeof WithdrawOrder>

export const RepeatOrder = z.object({ orderId: z.uuid(), newOrderId: z.uuid().optional() })
export type RepeatOrder = z.infer<typeof RepeatOrder>

export const SendMessage = z.object({ orderId: z.uuid(), body: prose(4000).trim().min(1) })
export type SendMessage = z.infer<typeof SendMessage>
