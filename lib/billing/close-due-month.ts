import { authorize } from '@/lib/auth/permissions'
import { type ClosedMonth, closeMonth } from '@/lib/billing/close-month'
import type { Ctx } from '@/lib/context'
import { addDays, dayOf, monthEnd, monthOf, previousMonth } from '@/lib/shanghai'

/** Readings may come three days late; after that the month is closed as far as it is complete. */
const lateWindowDays = 3

/** Closes last month once its late window is over; each tick takes the agencies that became complete since. */
export async function closeDueMonth(ctx: Ctx): Promise<ClosedMonth | null> {
  authorize(ctx.actor, 'statement:close')
  const month = previousMonth(monthOf(ctx.now()))
  if (dayOf(ctx.now()) < addDays(dayOf(monthEnd(month)), lateWindowDays)) return null
  return closeMonth(ctx, { month })
}
