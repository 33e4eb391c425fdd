import * as z from 'zod'
import { quotaKinds } from '@/lib/db/schema/quota'
import { fromUnits } from '@/lib/quota/units'

const yuan = z
  .string()
  .trim()
  .regex(/^\d{1,12}(\.\d{1,2})?$/, 'quota.notMoney')
  .transform((text) => {
    const [whole = '0', part = ''] = text.split('.')
    return BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'))
  })
const amount = z.coerce.number().int().min(0).max(1_000_000_000)

export const RequestQuota = z.object({
  kind: z.enum(quotaKinds),
  wantedLimit: amount,
  reason: z.string().trim().min(1).max(500),
})
export type RequestQuota = z.infer<typeof RequestQuota>

/** As the form has it, in the units of people. */
export const RequestQuotaForm = RequestQuota.transform(
  (typed): RequestQuota => ({ ...typed, wantedLimit: fromUnits(typed.kind, typed.wantedLimit) }),
)

export const DecideQuotaRequest = z.object({
  requestId: z.uuid(),
  decision: z.enum(['grant', 'refuse']),
  answer: z.string().trim().max(500).default(''),
})
export type DecideQuotaRequest = z.infer<typeof DecideQuotaRequest>

export const SetQuota = z.object({ agencyId: z.uuid(), kind: z.enum(quotaKinds), limit: amount })
export type SetQuota = z.infer<typeof SetQuota>
export const SetQuotaForm = SetQuota.transform(
  (typed): SetQuota => ({ ...typed, limit: fromUnits(typed.kind, typed.limit) }),
)

export const CreateBudget = z.object({
  fiscalYear: z.coerce.number().int().min(2020).max(2100),
  name: z.string().trim().min(1).max(80),
  economicCode: z
    .string()
    .trim()
    .regex(/^\d{3,6}$/, 'quota.notAnEconomicCode'),
  approved: yuan,
})
export type CreateBudget = z.infer<typeof CreateBudget>

export const ChangeBudget = z.object({ budgetId: z.uuid(), approved: yuan })
export type ChangeBudget = z.infer<typeof ChangeBudget>

export const AllowOverdraft = z.object({
  budgetId: z.uuid(),
  overdraft: yuan,
  reason: z.string().trim().min(1).max(500),
})
export type AllowOverdraft = z.infer<typeof AllowOverdraft>

/** What the page of quotas shows, as its address has it. */
export const QuotaFilter = z.object({
  kind: z.enum(quotaKinds).catch('vcpu'),
  year: z.coerce.number().int().min(2020).max(2100).optional().catch(undefined),
})
