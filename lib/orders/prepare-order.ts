import type { Ctx } from '@/lib/context'
import type { OrderContent } from '@/lib/db/schema/orders'
import { checkContent, type Problem } from '@/lib/orders/check-content'
import type { RuleFacts } from '@/lib/orders/choose-rule'
import { loadWorld, type OrderWorld } from '@/lib/orders/order-world'
import { type OrderUnit, unitsOf } from '@/lib/orders/units-of'
import type { QuotaKind } from '@/lib/quota/amounts'

export type PreparedOrder = {
  world: OrderWorld
  problems: Problem[]
  units: OrderUnit[]
  totalFen: bigint
  /** Held from quota at submission, all units together. */
  amounts: Partial<Record<QuotaKind, number>>
  families: string[]
  facts: RuleFacts
}

/**
 * Checks and prices an order as it stands. The form asks this while it is typed, submission asks it again
 * inside its transaction: what was shown is what is held.
 */
export async function prepareOrder(
  ctx: Ctx,
  agencyId: string,
  content: OrderContent,
): Promise<PreparedOrder> {
  const world = await loadWorld(ctx, agencyId, content)
  const units = await unitsOf(ctx, content, world)
  const totalFen = units.reduce((sum, { amountFen }) => sum + amountFen, 0n)
  const families = [...new Set(units.map(({ family }) => family))].toSorted()
  return {
    world,
    problems: checkContent(content, world),
    units,
    totalFen,
    amounts: sumAmounts(units),
    families,
    facts: {
      agencyId,
      totalFen,
      families,
      kinds: [...new Set(units.map(({ kind }) => kind))],
      protectionLevel: world.system?.protectionLevel ?? 1,
    },
  }
}

function sumAmounts(units: readonly OrderUnit[]): Partial<Record<QuotaKind, number>> {
  const total: Partial<Record<QuotaKind, number>> = {}
  for (const { amounts } of units)
    for (const [kind, amount] of Object.entries(amounts) as [QuotaKind, number][])
      total[kind] = (total[kind] ?? 0) + amount
  return total
}
