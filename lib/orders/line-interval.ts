import type { DraftLine, OrderContent } from '@/lib/db/schema/orders'
import { addDays, dayStart } from '@/lib/shanghai'

export type LineInterval = { startsOn: string; endsOn: string; from: Date; to: Date }

/** The days a line is paid for, both included; a renewal begins the day after the present end. */
export function lineInterval(
  line: Pick<DraftLine, 'kind' | 'startsOn'>,
  content: Pick<OrderContent, 'startsOn' | 'endsOn'>,
  presentEnd: string | null = null,
): LineInterval | null {
  const { endsOn } = content
  const wanted = line.startsOn ?? content.startsOn
  if (!wanted || !endsOn) return null
  const continues = line.kind === 'renew' && presentEnd !== null && presentEnd >= wanted
  const startsOn = continues ? addDays(presentEnd, 1) : wanted
  if (endsOn < startsOn) return null
  return { startsOn, endsOn, from: dayStart(startsOn), to: dayStart(addDays(endsOn, 1)) }
}
