import { type Ctx, inTransaction } from '@/lib/context'
import type { OrderLine } from '@/lib/orders/queries'
import { ensureGroup } from '@/lib/scheduler/ensure-group'

/** The anti-affinity group a line names in its form; its members never share a host. */
export async function groupOf(
  ctx: Ctx,
  line: Pick<OrderLine, 'agencyId' | 'config'>,
  businessSystemId: string,
): Promise<string | null> {
  const name = line.config.antiAffinityGroup
  if (typeof name !== 'string' || !name.trim()) return null
  return inTransaction(ctx, (tx) => ensureGroup(tx, line.agencyId, businessSystemId, name.trim()))
}
