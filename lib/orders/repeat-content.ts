import type { OrderContent } from '@/lib/db/schema/orders'
import { addDays, dayStart } from '@/lib/shanghai'

/** The same order from today: as long as before, but not beyond the fiscal year; its budget if still of it. */
export function repeatContent(past: OrderContent, today: string): OrderContent {
  const { startsOn, endsOn } = past
  const lastDay = `${today.slice(0, 4)}-12-31`
  const days =
    startsOn && endsOn ? (dayStart(endsOn).getTime() - dayStart(startsOn).getTime()) / 86_400_000 : 0
  const end = endsOn ? addDays(today, days) : lastDay
  return {
    ...past,
    startsOn: today,
    endsOn: end < lastDay ? end : lastDay,
    budgetId: startsOn?.slice(0, 4) === today.slice(0, 4) ? past.budgetId : null,
    lines: past.lines.map((line) => ({
      ...line,
      agreementId: null,
      startsOn: null,
    })),
  }
}
