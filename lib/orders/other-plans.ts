import { getOrderables } from '@/lib/catalog/queries'
import type { Ctx } from '@/lib/context'
import type { OrderLine } from '@/lib/orders/queries'
import { amountsOf } from '@/lib/quota/amounts'
import type { Alternative } from '@/lib/scheduler/reserve'

/** What the service of a line sells besides its own plan, with the disks that the line asks for. */
export async function otherPlans(
  ctx: Ctx,
  { serviceId, planId, config }: Pick<OrderLine, 'serviceId' | 'planId' | 'config'>,
): Promise<Alternative[]> {
  const [orderable] = await getOrderables(ctx, [serviceId], { kept: true })
  const plans = orderable?.plans ?? []
  const architecture = plans.find(({ id }) => id === planId)?.spec.architecture
  return plans.flatMap(({ id, spec }) => {
    const { vcpu, memoryMiB, diskGiB } = amountsOf(spec, config)
    if (id === planId || spec.architecture !== architecture || !vcpu || !memoryMiB) return []
    return [{ planId: id, vcpu, memoryMiB, diskGiB }]
  })
}
