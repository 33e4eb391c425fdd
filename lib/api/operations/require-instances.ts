import type { Ctx } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { listInstancesById } from '@/lib/provisioning/list-instances-by-id'

/** Usage is only taken for an instance of the agency it names: a slip must not end on another's statement. */
export async function requireInstances(
  ctx: Ctx,
  facts: readonly { agencyId: string; instanceId: string }[],
): Promise<void> {
  const byAgency = Map.groupBy(facts, ({ agencyId }) => agencyId)
  for (const [agencyId, own] of byAgency) {
    const ids = [...new Set(own.map(({ instanceId }) => instanceId))]
    const known = new Set((await listInstancesById(ctx, agencyId, ids)).map(({ id }) => id))
    const unknown = facts.findIndex((fact) => fact.agencyId === agencyId && !known.has(fact.instanceId))
    if (unknown >= 0) {
      const position = { position: unknown + 1 }
      throw new AppError('invalid', 'api.unknownInstance', {
        params: position,
        fields: { [`facts.${unknown}.instanceId`]: { code: 'api.unknownInstance', params: position } },
      })
    }
  }
}
