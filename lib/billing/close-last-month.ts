import { closeMonth } from '@/lib/billing/close-month'
import type { Ctx } from '@/lib/context'
import { monthOf, previousMonth } from '@/lib/shanghai'

/** Recurring: drafts of the month that has ended. Agencies that were late are taken up the next day. */
export async function closeLastMonth(ctx: Ctx) {
  return closeMonth(ctx, { month: previousMonth(monthOf(ctx.now())) })
}
