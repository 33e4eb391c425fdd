import type { Ctx } from '@/lib/context'
import { closingContent } from '@/lib/orders/closing-content'
import { formChoices, serviceChoices } from '@/lib/orders/form-choices'
import type { OrderContent } from '@/lib/orders/input'
import { type Start, startContent, startingPoint } from '@/lib/orders/start-content'
import { listInstancesById } from '@/lib/provisioning/list-instances-by-id'
import { dayOf } from '@/lib/shanghai'

/**
 * Everything the order form shows, each thing read once: what was saved, or what a new order begins with.
 * Nine statements at most, however many lines, services and instances it has.
 */
export async function openForm(ctx: Ctx, from: { content: OrderContent } | { start: Start }) {
  const { instances, serviceIds, kept } =
    'start' in from ? await startingPoint(ctx, from.start) : await savedPoint(ctx, from.content)
  const [choices, services] = await Promise.all([formChoices(ctx), serviceChoices(ctx, serviceIds, { kept })])
  const today = dayOf(ctx.now())
  const content =
    'start' in from ? startContent(from.start, { instances, services, choices, today }) : from.content
  return {
    content: closingContent(content, today),
    choices,
    services,
    instances: instances.map(({ id, name, endsOn, planId }) => ({ id, name, endsOn, planId })),
    today,
  }
}

async function savedPoint(ctx: Ctx, { lines }: OrderContent) {
  const instanceIds = lines.flatMap(({ instanceId }) => instanceId ?? [])
  return {
    instances: await listInstancesById(ctx, ctx.actor.agencyId ?? '', instanceIds),
    serviceIds: lines.map(({ serviceId }) => serviceId),
    // A line of a service that is no longer on sale is shown, and says so.
    kept: true,
  }
}
