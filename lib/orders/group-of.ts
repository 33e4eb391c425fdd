import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import type { OrderLine } from '@/lib/orders/queries'
import { ensureGroup } from '@/lib/scheduler/ensure-group'

export type NamedGroup = { name: string; together: boolean }

/**
 * Machines ordered to keep apart form one group a business system: no two share a host. Those that name a group
 * stand together with the others of the system that name it. Who keeps apart keeps with nobody.
 */
export function groupNamed(config: OrderLine['config'], businessSystemId: string): NamedGroup | null {
  if (config.spread === true) return { name: businessSystemId, together: false }
  const name = typeof config.together === 'string' ? config.together.trim() : ''
  return name === '' ? null : { name: `${businessSystemId}:${name}`, together: true }
}

/** The id of its group; made when it is new. */
export async function groupOf(
  ctx: Ctx,
  { agencyId, config }: Pick<OrderLine, 'agencyId' | 'config'>,
  businessSystemId: string,
): Promise<string | null> {
  authorize(ctx.actor, 'capacity:reserve')
  const group = groupNamed(config, businessSystemId)
  return group && inTransaction(ctx, (tx) => ensureGroup(tx, agencyId, businessSystemId, group))
}
