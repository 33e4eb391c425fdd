import { and, eq, inArray } from 'drizzle-orm'
import { type BusinessSystem, findBusinessSystem } from '@/lib/agencies/business-systems'
import { getOrderables, listImages, type Orderable } from '@/lib/catalog/queries'
import { listSshKeys } from '@/lib/compute/list-ssh-keys'
import { listSubnets } from '@/lib/compute/list-subnets'
import type { Ctx } from '@/lib/context'
import { type OrderContent, orderLines, orders } from '@/lib/db/schema/orders'
import { type Instance, listInstancesById } from '@/lib/provisioning/list-instances-by-id'
import { type Budget, budgetsOf } from '@/lib/quota/queries'
import { dayOf } from '@/lib/shanghai'

/** What a form refers to, as it is now; the check over it is pure. */
export type OrderWorld = {
  today: string
  system: BusinessSystem | undefined
  budget: Budget | undefined
  /** Services of the lines; what is off the catalogue only where a line closes what the agency has of it. */
  orderables: ReadonlyMap<string, Orderable>
  onSale: ReadonlySet<string>
  instances: ReadonlyMap<string, Instance>
  /** Instances with an unfinished line, and the order's number. */
  busy: ReadonlyMap<string, string>
  /** What references of a form may name. */
  known: { image: ReadonlySet<string>; sshKey: ReadonlySet<string>; subnet: ReadonlySet<string> }
}

const unfinished = ['pending', 'scheduled', 'waitingForCapacity', 'provisioning', 'failed'] as const

export async function loadWorld(ctx: Ctx, agencyId: string, content: OrderContent): Promise<OrderWorld> {
  const instanceIds = content.lines.flatMap(({ instanceId }) => (instanceId ? [instanceId] : []))
  const servicesOf = (closing: boolean) => [
    ...new Set(
      content.lines.flatMap(({ kind, serviceId }) => ((kind === 'close') === closing ? [serviceId] : [])),
    ),
  ]
  const { businessSystemId, budgetId } = content
  const [system, budgets, closed, open, instances, busy, images, keys, subnets] = await Promise.all([
    findBusinessSystem(ctx, agencyId, businessSystemId),
    budgetId ? budgetsOf(ctx, agencyId) : [],
    getOrderables(ctx, servicesOf(true), { kept: true }),
    getOrderables(ctx, servicesOf(false)),
    listInstancesById(ctx, agencyId, instanceIds),
    busyInstances(ctx, instanceIds),
    listImages(ctx),
    listSshKeys(ctx, { inUse: true }),
    listSubnets(ctx),
  ])
  return {
    today: dayOf(ctx.now()),
    system: system?.state === 'active' ? system : undefined,
    budget: budgets.find(({ id, state }) => id === budgetId && state === 'open'),
    orderables: new Map([...closed, ...open].map((orderable) => [orderable.service.id, orderable])),
    onSale: new Set(open.map(({ service }) => service.id)),
    instances: new Map(instances.map((instance) => [instance.id, instance])),
    busy,
    known: {
      image: new Set(images.flatMap(({ id, code }) => [id, code])),
      sshKey: new Set(keys.map(({ id }) => id)),
      // Zones are never joined by an order: only a subnet of the system's own zone.
      subnet: new Set(subnets.filter(({ zone }) => !system || zone === system.zone).map(({ id }) => id)),
    },
  }
}

async function busyInstances(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .select({ instanceId: orderLines.instanceId, number: orders.number })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(and(inArray(orderLines.instanceId, [...ids]), inArray(orderLines.state, [...unfinished])))
  return new Map(
    rows.flatMap(({ instanceId, number }) => (instanceId ? [[instanceId, number] as const] : [])),
  )
}
