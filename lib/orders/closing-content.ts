import type { OrderContent } from '@/lib/orders/input'
import { onlyCloses } from '@/lib/orders/only-closes'

/** An order that only closes, as its form shows it: without budget and period; a later day stays with its lines. */
export function closingContent(content: OrderContent, today: string): OrderContent {
  const { startsOn, lines } = content
  if (!onlyCloses(lines)) return content
  const later = startsOn !== null && startsOn > today ? startsOn : null
  return {
    ...content,
    budgetId: null,
    startsOn: null,
    endsOn: null,
    lines: lines.map((line) => ({ ...line, startsOn: line.startsOn ?? later })),
  }
}
