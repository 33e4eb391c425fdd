import { authorize } from '@/lib/auth/permissions'
import { factsOf } from '@/lib/compute/facts-of'
import { type BulkVerb, bulkLimit } from '@/lib/compute/input'
import { instanceCan, type Verdict } from '@/lib/compute/rules'
import type { Ctx } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { listInstancesById } from '@/lib/provisioning/list-instances-by-id'
import type { Instance } from '@/lib/provisioning/queries'

export type BulkPreview = { instance: Instance; verdict: Verdict }[]

/** What a verb would do to each of them now, by name; what is not the agency's is left out. Two statements. */
export async function previewBulk(ctx: Ctx, verb: BulkVerb, ids: readonly string[]): Promise<BulkPreview> {
  authorize(ctx.actor, 'instance:operate')
  if (ids.length > bulkLimit)
    throw new AppError('invalid', 'compute.tooManyItems', { params: { count: ids.length } })
  const [instances, facts] = await Promise.all([
    listInstancesById(ctx, ctx.actor.agencyId ?? '', ids),
    factsOf(ctx, ids),
  ])
  return instances
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((instance) => ({
      instance,
      verdict: instanceCan(verb, instance, facts.get(instance.id) ?? { now: ctx.now() }),
    }))
}
