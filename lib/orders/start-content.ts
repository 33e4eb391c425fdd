import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { lineKinds } from '@/lib/db/schema/orders'
import { notFound } from '@/lib/errors'
import type { FormChoices, ServiceChoice } from '@/lib/orders/form-choices'
import { OrderContent } from '@/lib/orders/input'
import { type Instance, listInstancesById } from '@/lib/provisioning/list-instances-by-id'
import { addDays } from '@/lib/shanghai'

type Content = OrderContent
type Line = Content['lines'][number]
export type Start = { kind?: string; serviceId?: string; planId?: string; instanceIds: string[] }

const isId = (value: string | undefined): value is string =>
  value !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)

/** The instances to change, renew or close, and the services that the first lines are about. */
export async function startingPoint(ctx: Ctx, { kind, serviceId, instanceIds }: Start) {
  authorize(ctx.actor, 'order:create')
  const { agencyId } = ctx.actor
  if (!agencyId) throw notFound('orders')
  if (!kindOf(kind)) return { instances: [], serviceIds: isId(serviceId) ? [serviceId] : [], kept: false }
  const instances = await listInstancesById(ctx, agencyId, instanceIds.filter(isId).slice(0, 50))
  return { instances, serviceIds: instances.map((instance) => instance.serviceId), kept: true }
}

type Offered = {
  instances: readonly Instance[]
  services: readonly ServiceChoice[]
  choices: Pick<FormChoices, 'systems' | 'budgets'>
  today: string
}

/**
 * What a new order begins with: the service that was looked at, or the instances to change, renew or close.
 * A renewal begins the day after the first of them ends. Where the agency has only one system or budget, it is
 * chosen already.
 */
export function startContent(start: Start, { instances, services, choices, today }: Offered): Content {
  const kind = kindOf(start.kind)
  const ends = instances.flatMap(({ endsOn }) => endsOn ?? []).toSorted()
  const after = kind === 'renew' ? ends[0] : null
  const startsOn = after && after >= today ? addDays(after, 1) : today
  const year = startsOn.slice(0, 4)
  const only = <T extends { id: string }>(rows: readonly T[]) =>
    rows.length === 1 ? (rows[0]?.id ?? null) : null
  return OrderContent.parse({
    businessSystemId: (kind && systemOf(instances)) ?? only(choices.systems),
    budgetId: only(choices.budgets.filter(({ fiscalYear }) => String(fiscalYear) === year)),
    startsOn,
    endsOn: `${year}-12-31`,
    lines: kind
      ? instances.map((instance) => lineOf(kind, instance))
      : services.slice(0, 1).map((service) => firstLine(service, start.planId)),
  })
}

const kindOf = (kind: string | undefined) => lineKinds.find((name) => name === kind && name !== 'create')

function firstLine({ id, form, plans }: ServiceChoice, planId: string | undefined): Partial<Line> {
  const initial = form.fields.flatMap((field) =>
    'initial' in field && field.initial !== undefined ? [[field.name, field.initial] as const] : [],
  )
  const chosen = plans.find((plan) => plan.id === planId) ?? (plans.length === 1 ? plans[0] : undefined)
  return {
    key: 'line-1',
    kind: 'create',
    serviceId: id,
    planId: chosen?.id ?? null,
    endAction: 'renew',
    config: Object.fromEntries(initial),
  }
}

const lineOf = (kind: Line['kind'], instance: Instance): Partial<Line> => ({
  key: instance.id.slice(-12),
  kind,
  serviceId: instance.serviceId,
  planId: kind === 'changePlan' ? null : instance.planId,
  instanceId: instance.id,
  config: instance.config as Line['config'],
  endAction: instance.endAction,
})

/** An order is for one business system; instances of several make no choice for the person. */
const systemOf = (instances: readonly Instance[]): string | null => {
  const systems = new Set(instances.map(({ businessSystemId }) => businessSystemId))
  return systems.size === 1 ? (instances[0]?.businessSystemId ?? null) : null
}
