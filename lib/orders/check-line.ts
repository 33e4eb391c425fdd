import type { Orderable } from '@/lib/catalog/queries'
import type { DraftLine, OrderContent } from '@/lib/db/schema/orders'
import type { Problem } from '@/lib/orders/check-content'
import { lineUnits } from '@/lib/orders/line-units'
import type { OrderWorld } from '@/lib/orders/order-world'

/** What is wrong with one line; fields are relative to the line. */
export function checkLine(line: DraftLine, content: OrderContent, world: OrderWorld): Problem[] {
  const orderable = world.orderables.get(line.serviceId)
  const open = line.kind === 'close' || world.onSale.has(line.serviceId)
  if (!orderable || !open) return [{ field: 'serviceId', code: 'orders.serviceClosed' }]
  return [
    ...(line.kind === 'close' ? [] : checkPlace(orderable, world)),
    ...checkPlan(line, orderable, world),
    ...checkStart(line, content, world),
    ...checkAgreement(line, orderable),
    ...(line.kind === 'create'
      ? lineUnits(line, orderable, world).problems
      : checkInstance(line, content, world)),
  ]
}

/** The service must be allowed in the zone and at the level of the system it is ordered for. */
function checkPlace({ version }: Orderable, { system }: OrderWorld): Problem[] {
  if (!system) return []
  if (!version.zones.includes(system.zone)) return [{ field: 'serviceId', code: 'orders.zoneNotAllowed' }]
  if (version.protectionLevels.includes(system.protectionLevel)) return []
  const params = { level: system.protectionLevel }
  return [{ field: 'serviceId', code: 'orders.levelNotAllowed', params }]
}

function checkPlan(line: DraftLine, { plans }: Orderable, world: OrderWorld): Problem[] {
  const chosen = line.kind === 'create' || line.kind === 'changePlan'
  if (!chosen || plans.length === 0) return []
  if (!line.planId) return [{ field: 'planId', code: 'orders.planNeeded' }]
  if (!plans.some(({ id }) => id === line.planId)) return [{ field: 'planId', code: 'orders.planClosed' }]
  const instance = line.instanceId ? world.instances.get(line.instanceId) : undefined
  return instance?.planId === line.planId ? [{ field: 'planId', code: 'orders.planSame' }] : []
}

function checkStart(
  { kind, startsOn }: DraftLine,
  content: OrderContent,
  { today }: Pick<OrderWorld, 'today'>,
): Problem[] {
  if (!startsOn) return []
  if (kind === 'close' && startsOn < today) return [{ field: 'startsOn', code: 'orders.startPast' }]
  if (!content.startsOn || !content.endsOn) return []
  const inside = startsOn >= content.startsOn && startsOn <= content.endsOn
  return inside ? [] : [{ field: 'startsOn', code: 'orders.lineStartOutside' }]
}

function checkAgreement({ agreementId }: DraftLine, { agreement }: Orderable): Problem[] {
  if (agreementId === agreement.id) return []
  return [{ field: 'agreementId', code: agreementId ? 'orders.agreementChanged' : 'orders.agreementNeeded' }]
}

const ready = {
  changePlan: ['running', 'stopped'],
  renew: ['running', 'stopped', 'suspended'],
  close: ['running', 'stopped', 'suspended', 'failed', 'missing'],
} as const

function checkInstance(line: DraftLine, content: OrderContent, world: OrderWorld): Problem[] {
  if (line.kind === 'create') return []
  if (!line.instanceId) return [{ field: 'instanceId', code: 'orders.instanceNeeded' }]
  const instance = world.instances.get(line.instanceId)
  const ofSystem = !world.system || instance?.businessSystemId === world.system.id
  if (!instance || instance.serviceId !== line.serviceId || !ofSystem)
    return [{ field: 'instanceId', code: 'orders.instanceUnknown' }]
  const number = world.busy.get(instance.id)
  if (number) return [{ field: 'instanceId', code: 'orders.instanceBusy', params: { number } }]
  const states: readonly string[] = ready[line.kind]
  if (!states.includes(instance.state)) return [{ field: 'instanceId', code: 'orders.instanceNotReady' }]
  if (line.kind === 'renew' && content.endsOn && instance.endsOn && content.endsOn <= instance.endsOn)
    return [{ field: 'instanceId', code: 'orders.renewalTooShort', params: { endsOn: instance.endsOn } }]
  return []
}
