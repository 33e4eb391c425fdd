import type { usageFacts } from '@/lib/db/schema/metering'
import { AppError } from '@/lib/errors'
import { monthEnd, monthOf } from '@/lib/shanghai'

/** A fact as it comes in: unit-seconds of a held meter, units of a counted one; within one Shanghai month. */
export type UsageFact = {
  source: string
  /** Begins with the month (YYYYMM); the same source and id again changes nothing. Time next keeps loading fast. */
  id: string
  agencyId: string
  instanceId: string
  meter: string
  quantity: string
  unit: string
  startAt: Date
  endAt: Date
  priceVersionId?: string | null
  orderLineId?: string | null
  quality?: (typeof usageFacts.$inferSelect)['quality']
}

export function monthOfFact(fact: UsageFact): string {
  const month = monthOf(fact.startAt)
  if (!fact.id.startsWith(month))
    throw new AppError('invalid', 'metering.idWithoutMonth', { params: { id: fact.id } })
  if (fact.endAt < fact.startAt || fact.endAt > monthEnd(month))
    throw new AppError('invalid', 'metering.spanNotInMonth', { params: { id: fact.id } })
  return month
}
