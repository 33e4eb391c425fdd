import type { Ctx } from '@/lib/context'
import { type Expected, expectCapacity } from '@/lib/orders/expect-capacity'
import type { OrderView } from '@/lib/orders/get-order'

/** By plan, when there will be room for the lines of an order that wait for it; nothing is asked when none does. */
export async function expectedOf(
  ctx: Ctx,
  { system, lines }: Pick<OrderView, 'system' | 'lines'>,
): Promise<Map<string, Expected>> {
  const waiting = lines.filter(({ state }) => state === 'waitingForCapacity')
  return system && waiting.length > 0 ? expectCapacity(ctx, system, waiting) : new Map()
}
