import type { OrderContent } from '@/lib/db/schema/orders'
import type { ErrorCode, ErrorParams } from '@/lib/errors'
import { checkLine } from '@/lib/orders/check-line'
import { onlyCloses } from '@/lib/orders/only-closes'
import type { OrderWorld } from '@/lib/orders/order-world'
import { holdDays, maxUnits } from '@/lib/orders/rules'
import { addDays } from '@/lib/shanghai'

/** `field` is the form's path to the control, e.g. lines.0.config.hostName. */
export type Problem = { field: string; code: ErrorCode; params?: ErrorParams }

/** Everything that keeps the order from being submitted; the form shows the same while it is typed. */
export function checkContent(content: OrderContent, world: OrderWorld): Problem[] {
  return [
    ...checkPurpose(content, world),
    ...checkPeriod(content, world),
    ...checkLines(content),
    ...content.lines.flatMap((line, index) =>
      checkLine(line, content, world).map((problem) => ({
        ...problem,
        field: `lines.${index}.${problem.field}`,
      })),
    ),
  ]
}

function checkPurpose(content: OrderContent, { system, budget }: OrderWorld): Problem[] {
  const problems: Problem[] = []
  if (!content.title.trim()) problems.push({ field: 'title', code: 'orders.titleNeeded' })
  if (!content.justification.trim())
    problems.push({ field: 'justification', code: 'orders.justificationNeeded' })
  if (!content.businessSystemId) problems.push({ field: 'businessSystemId', code: 'orders.systemNeeded' })
  else if (!system) problems.push({ field: 'businessSystemId', code: 'orders.systemUnknown' })
  if (!content.budgetId) {
    if (!onlyCloses(content.lines)) problems.push({ field: 'budgetId', code: 'orders.budgetNeeded' })
  } else if (!budget) problems.push({ field: 'budgetId', code: 'orders.budgetUnknown' })
  return problems
}

function checkPeriod({ startsOn, endsOn, lines }: OrderContent, { today, budget }: OrderWorld): Problem[] {
  const problems: Problem[] = []
  if (onlyCloses(lines) && !(startsOn && endsOn)) return []
  if (!startsOn) problems.push({ field: 'startsOn', code: 'orders.startNeeded' })
  if (!endsOn) problems.push({ field: 'endsOn', code: 'orders.endNeeded' })
  if (!startsOn || !endsOn) return problems
  const latest = addDays(today, holdDays)
  const year = startsOn.slice(0, 4)
  if (startsOn < today) problems.push({ field: 'startsOn', code: 'orders.startPast' })
  // A renewal takes no room that would stand empty meanwhile.
  const takesRoom = lines.some(({ kind }) => kind !== 'renew')
  if (startsOn > latest && takesRoom)
    problems.push({
      field: 'startsOn',
      code: 'orders.startTooLate',
      params: { days: holdDays, last: latest },
    })
  if (endsOn < startsOn) problems.push({ field: 'endsOn', code: 'orders.endBeforeStart' })
  else if (endsOn.slice(0, 4) !== year)
    problems.push({ field: 'endsOn', code: 'orders.pastFiscalYear', params: { last: `${year}-12-31` } })
  if (budget && String(budget.fiscalYear) !== year)
    problems.push({
      field: 'budgetId',
      code: 'orders.budgetOtherYear',
      params: { budgetYear: String(budget.fiscalYear), year },
    })
  return problems
}

function checkLines({ lines }: OrderContent): Problem[] {
  if (lines.length === 0) return [{ field: 'lines', code: 'orders.linesNeeded' }]
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return units > maxUnits ? [{ field: 'lines', code: 'orders.tooManyUnits', params: { max: maxUnits } }] : []
}
