import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import type { OrderLine } from '@/lib/orders/queries'
import { ensureGroup } from '@/lib/scheduler/ensure-group'

/** Machines ordered to be spread form one group a business system; its members never share a host. */
export async function groupOf(
  ctx: Ctx,
  line: Pick<OrderLine, 'agencyId' | 'config'>,
  businessSystemId: string,
): Promise<string | null> {
  authorize(ctx.actor, 'capacity:reserve')
  if (line.config.spread !== true) return null
  return inTransaction(ctx, (tx) => ensureGroup(tx, line.agencyId, businessSystemId, businessSystemId))
}
