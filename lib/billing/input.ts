import * as z from 'zod'
import { isDecimal } from '@/lib/decimal'

const decimal = z
  .string()
  .trim()
  .refine((text) => isDecimal(text))
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => value || undefined, schema.optional())
export const Month = z.string().regex(/^\d{4}(0[1-9]|1[0-2])$/)
const yuan = z
  .string()
  .trim()
  .regex(/^\d{1,12}(\.\d{1,2})?$/)

const Tier = z.object({ upTo: decimal.nullish(), unitPrice: decimal })
export const PriceItemInput = z.object({
  meter: z.string().min(1).max(60),
  kind: z.enum(['perHour', 'perMonth', 'perQuantity', 'graduated', 'volume', 'oneOff', 'package']),
  unitPrice: decimal.nullish(),
  tiers: z.array(Tier).min(1).max(20).nullish(),
  included: decimal.nullish(),
  packagePrice: decimal.nullish(),
  free: decimal.nullish(),
  reliefPercent: decimal.nullish(),
  partialHour: z.enum(['bySecond', 'roundUp']).nullish(),
  chargedStates: z.array(z.string()).optional(),
})
export type PriceItemInput = z.infer<typeof PriceItemInput>

export const CreatePricePlan = z.object({
  code: z.string().trim().min(2).max(60),
  serviceId: z.uuid(),
  planId: z.preprocess((value) => value || null, z.uuid().nullable()),
})
export type CreatePricePlan = z.infer<typeof CreatePricePlan>

export const AddPriceVersion = z.object({
  pricePlanId: z.uuid(),
  label: z.string().trim().min(1).max(40),
  validFrom: z.coerce.date(),
  items: z.array(PriceItemInput).min(1).max(20),
})
export type AddPriceVersion = z.infer<typeof AddPriceVersion>

export const OfStatement = z.object({ statementId: z.uuid() })
export type OfStatement = z.infer<typeof OfStatement>

/** `proof`: a one-time code, when the last one is too old for so grave an act. */
export const ConfirmStatement = OfStatement.extend({ proof: z.string().trim().max(20).optional() })
export type ConfirmStatement = z.infer<typeof ConfirmStatement>

export const CloseMonth = z.object({ month: Month })
export type CloseMonth = z.infer<typeof CloseMonth>

export const SettleStatement = z.object({
  statementId: z.uuid(),
  reference: z.string().trim().min(1).max(100),
})
export type SettleStatement = z.infer<typeof SettleStatement>

export const RaiseDispute = z.object({
  lineId: z.uuid(),
  reason: z.string().trim().min(4).max(2000),
  expected: optional(yuan),
})
export type RaiseDispute = z.infer<typeof RaiseDispute>

export const AnswerDispute = z.object({
  disputeId: z.uuid(),
  answer: z.enum(['accepted', 'partly', 'rejected']),
  answerText: z.string().trim().min(2).max(2000),
  /** What the line is reduced by, in yuan; the whole difference asked for when accepted. */
  reduction: optional(yuan),
})
export type AnswerDispute = z.infer<typeof AnswerDispute>
