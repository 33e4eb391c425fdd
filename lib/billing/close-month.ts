import { authorize } from '@/lib/auth/permissions'
import { closeFolded } from '@/lib/billing/close-folded'
import type { CloseMonth } from '@/lib/billing/input'
import type { Ctx } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { foldMonth } from '@/lib/metering/fold-month'
import { meterMonth } from '@/lib/metering/meter-month'
import { missingReadings } from '@/lib/metering/missing-readings'
import { monthEnd } from '@/lib/shanghai'

/** Agencies closed, left to jobs of their own, and late because readings are missing. */
export type ClosedMonth = { closed: number; left: number; late: number }

/** Closes a month for every agency: meter, fold in one scan, rate. One whose readings are missing is late alone. */
export async function closeMonth(ctx: Ctx, { month }: CloseMonth): Promise<ClosedMonth> {
  authorize(ctx.actor, 'statement:close')
  if (ctx.now() < monthEnd(month)) throw new AppError('rule', 'billing.monthNotOver', { params: { month } })
  await meterMonth(ctx, month)
  const late = new Set((await missingReadings(ctx, month)).map(({ agencyId }) => agencyId))
  await foldMonth(ctx, month)
  return { ...(await closeFolded(ctx, month, late)), late: late.size }
}
