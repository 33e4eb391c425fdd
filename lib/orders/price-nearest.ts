import type { Ctx } from '@/lib/context'
import type { OrderContent } from '@/lib/db/schema/orders'
import type { OrderWorld } from '@/lib/orders/order-world'
import type { LinePlacement } from '@/lib/orders/place-lines'
import { unitsOf } from '@/lib/orders/units-of'

/** A line of the form, and the plan nearest to its own that could be placed now with its price; null: none. */
export type PricedPlacement = LinePlacement & { nearestFen: string | null }

/** What the line would cost with the nearest plan that fits: the very calculation that its own price has. */
export async function priceNearest(
  ctx: Ctx,
  content: OrderContent,
  world: OrderWorld,
  placement: LinePlacement,
): Promise<PricedPlacement> {
  const planId = placement.chosen?.nearestPlanId
  if (!planId) return { ...placement, nearestFen: null }
  const lines = content.lines.filter(({ key }) => key === placement.key).map((line) => ({ ...line, planId }))
  const units = await unitsOf(ctx, { ...content, lines }, world)
  const total = units.reduce((sum, { amountFen }) => sum + amountFen, 0n)
  return { ...placement, nearestFen: units.length > 0 ? total.toString() : null }
}
