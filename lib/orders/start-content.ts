import { listBusinessSystems } from '@/lib/agencies/business-systems'
import { authorize } from '@/lib/auth/permissions'
import { FormSchema } from '@/lib/catalog/form-schema'
import { getOrderables } from '@/lib/catalog/queries'
import type { Ctx } from '@/lib/context'
import { lineKinds } from '@/lib/db/schema/orders'
import { notFound } from '@/lib/errors'
import { OrderContent } from '@/lib/orders/input'
import { type Instance, listInstancesById } from '@/lib/provisioning/list-instances-by-id'
import { budgetsOf } from '@/lib/quota/queries'
import { addDays, dayOf } from '@/lib/shanghai'

type Content = OrderContent
type Line = Content['lines'][number]
type Start = { kind?: string; serviceId?: string; planId?: string; instanceIds: string[] }

const isId = (value: string | undefined): value is string =>
  value !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)

/**
 * What a new order begins with: the service that was looked at, or the instances to change, renew or close.
 * A renewal begins the day after the first of them ends. Where the agency has only one system or budget, it is
 * chosen already.
 */
export async function startContent(ctx: Ctx, start: Start): Promise<Content> {
  authorize(ctx.actor, 'order:create')
  const { agencyId } = ctx.actor
  if (!agencyId) throw notFound('orders')
  const today = dayOf(ctx.now())
  const [systems, budgets, lines] = await Promise.all([
    listBusinessSystems(ctx, { agencyId }),
    budgetsOf(ctx, agencyId),
    linesFor(ctx, agencyId, start),
  ])
  const startsOn = lines.after && lines.after >= today ? addDays(lines.after, 1) : today
  const year = startsOn.slice(0, 4)
  const only = <T extends { id: string }>(rows: T[]) => (rows.length === 1 ? (rows[0]?.id ?? null) : null)
  return OrderContent.parse({
    businessSystemId: lines.systemId ?? only(systems),
    budgetId: only(
      budgets.filter(({ state, fiscalYear }) => state === 'open' && String(fiscalYear) === year),
    ),
    startsOn,
    endsOn: `${year}-12-31`,
    lines: lines.lines,
  })
}

async function linesFor(
  ctx: Ctx,
  agencyId: string,
  { kind, serviceId, planId, instanceIds }: Start,
): Promise<{ lines: Partial<Line>[]; systemId: string | null; after?: string | null }> {
  const known = lineKinds.find((name) => name === kind && name !== 'create')
  if (known) {
    const instances = await listInstancesById(ctx, agencyId, instanceIds.filter(isId).slice(0, 50))
    const ends = instances.flatMap(({ endsOn }) => endsOn ?? []).toSorted()
    return {
      lines: instances.map((instance) => lineOf(known, instance)),
      systemId: systemOf(instances),
      after: known === 'renew' ? ends[0] : null,
    }
  }
  if (!isId(serviceId)) return { lines: [], systemId: null }
  const [orderable] = await getOrderables(ctx, [serviceId])
  if (!orderable) return { lines: [], systemId: null }
  const { plans, version } = orderable
  const initial = FormSchema.parse(version.form).fields.flatMap((field) =>
    'initial' in field && field.initial !== undefined ? [[field.name, field.initial] as const] : [],
  )
  const chosen = plans.find(({ id }) => id === planId) ?? (plans.length === 1 ? plans[0] : undefined)
  const line = { kind: 'create' as const, serviceId, planId: chosen?.id ?? null, endAction: 'renew' as const }
  return { lines: [{ ...line, key: 'line-1', config: Object.fromEntries(initial) }], systemId: null }
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
