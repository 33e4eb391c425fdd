import type { Ctx } from '@/lib/context'
import { type Basis, basisOf } from '@/lib/orders/basis'
import type { OrderView } from '@/lib/orders/get-order'

const compared = ['approving', 'approved', 'fulfilling', 'completed', 'partlyCompleted']

/** The basis as it is now, for orders of which somebody decides or has decided. */
export async function presentBasis(ctx: Ctx, order: OrderView): Promise<Basis | null> {
  if (order.revision === 0 || !compared.includes(order.state)) return null
  const { agencyId, system, budget } = order
  return basisOf(
    ctx,
    { agencyId, system, budgetId: budget?.id ?? null, totalFen: BigInt(order.totalFen) },
    order.lines,
  )
}
