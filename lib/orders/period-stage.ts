import { reminderDays } from '@/lib/orders/rules'
import { addDays, dayOf, dayStart } from '@/lib/shanghai'

export type PeriodStage = (typeof reminderDays)[number] | 'ended'

/** What is due for a period that ends on a day (included), unless it has been dealt with since it fell due. */
export function periodStage(endsOn: string, remindedAt: Date | null, now: Date): PeriodStage | null {
  const today = dayOf(now)
  const dueOn = (days: number) => addDays(endsOn, -days)
  const reached: [PeriodStage, string][] = [
    ['ended', addDays(endsOn, 1)],
    ...reminderDays.toSorted((a, b) => a - b).map((days): [PeriodStage, string] => [days, dueOn(days)]),
  ]
  const found = reached.find(([, day]) => today >= day)
  if (!found) return null
  const [stage, day] = found
  return remindedAt && remindedAt >= dayStart(day) ? null : stage
}
