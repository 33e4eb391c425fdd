import { type Quote, quoteLine } from '@/lib/billing/quote'
import type { Orderable } from '@/lib/catalog/queries'
import { getPlan } from '@/lib/catalog/queries'
import type { Ctx } from '@/lib/context'
import type { DraftLine, OrderContent } from '@/lib/db/schema/orders'
import { type LineInterval, lineInterval } from '@/lib/orders/line-interval'
import { type LineUnit, lineUnits } from '@/lib/orders/line-units'
import type { OrderWorld } from '@/lib/orders/order-world'
import type { Instance } from '@/lib/provisioning/list-instances-by-id'
import { type Amounts, amountsOf } from '@/lib/quota/amounts'

/** One engine object to be: a line of the form becomes as many units as its quantity. */
export type OrderUnit = LineUnit &
  Pick<DraftLine, 'kind' | 'endAction' | 'onNoCapacity'> & {
    draftKey: string
    serviceId: string
    serviceVersionId: string
    agreementId: string
    family: string
    fulfilment: 'compute' | 'manual'
    planId: string | null
    instanceId: string | null
    /** Both null where a closing has neither a later day nor a period. */
    startsOn: string | null
    endsOn: string | null
    priceVersionId: string | null
    priceSnapshot: PriceSnapshot
    amountFen: bigint
    /** Held from quota; for a plan change only what is taken in addition. */
    amounts: Amounts
  }

/** Kept with the line: the rates and the arithmetic behind its amount. */
export type PriceSnapshot = { unitLabel: string; items: Quote['items']; lines: Quote['lines'] }
const noPrice: PriceSnapshot = { unitLabel: 'item', items: [], lines: [] }

/** Only lines that are complete enough to be priced; the others are named by checkContent. */
export async function unitsOf(ctx: Ctx, content: OrderContent, world: OrderWorld): Promise<OrderUnit[]> {
  const units: OrderUnit[] = []
  for (const line of content.lines) {
    const orderable = world.orderables.get(line.serviceId)
    if (orderable) units.push(...(await unitsOfLine(ctx, line, orderable, content, world)))
  }
  return units
}

async function unitsOfLine(
  ctx: Ctx,
  line: DraftLine,
  orderable: Orderable,
  content: OrderContent,
  world: OrderWorld,
): Promise<OrderUnit[]> {
  const instance = line.instanceId ? world.instances.get(line.instanceId) : undefined
  const interval = lineInterval(line, content, instance?.endsOn ?? null)
  const shapes = line.kind === 'create' ? lineUnits(line, orderable, world).units : present(instance)
  const [shape] = shapes
  if ((!interval && line.kind !== 'close') || !shape || (line.kind !== 'create' && !instance)) return []
  const planId =
    line.kind === 'create' || line.kind === 'changePlan' ? line.planId : (instance?.planId ?? null)
  const plan = orderable.plans.find(({ id }) => id === planId)
  if (orderable.plans.length > 0 && !plan && (line.kind === 'create' || line.kind === 'changePlan')) return []
  const price = await priceOfUnit(ctx, line, planId, shape, interval, instance)
  const amounts = await amountsOfUnit(ctx, line, plan?.spec ?? {}, shape, instance)
  return shapes.map((unit) => ({
    ...unit,
    ...price,
    amounts,
    planId,
    draftKey: line.key,
    kind: line.kind,
    endAction: line.endAction,
    onNoCapacity: line.onNoCapacity,
    serviceId: orderable.service.id,
    serviceVersionId: orderable.version.id,
    agreementId: orderable.agreement.id,
    family: orderable.service.family,
    fulfilment: orderable.service.fulfilment,
    instanceId: line.instanceId ?? null,
    startsOn: interval?.startsOn ?? line.startsOn ?? null,
    endsOn: interval?.endsOn ?? null,
  }))
}

const present = (instance: Instance | undefined): LineUnit[] =>
  instance ? [{ name: instance.name, config: { ...instance.config } as LineUnit['config'] }] : []

type Price = Pick<OrderUnit, 'priceVersionId' | 'priceSnapshot' | 'amountFen'>

/** A closing costs nothing; a plan change costs what it adds for the rest of the period. */
async function priceOfUnit(
  ctx: Ctx,
  line: DraftLine,
  planId: string | null,
  { config }: LineUnit,
  interval: LineInterval | null,
  instance: Instance | undefined,
): Promise<Price> {
  if (line.kind === 'close' || !interval)
    return { priceVersionId: null, priceSnapshot: noPrice, amountFen: 0n }
  const { from, to } = interval
  const ask = { serviceId: line.serviceId, config, from, to, first: line.kind === 'create' }
  const { priceVersionId, items, lines, unitLabel, amountFen } = await quoteLine(ctx, { ...ask, planId })
  const price = { priceVersionId, priceSnapshot: { unitLabel, items, lines }, amountFen }
  if (line.kind !== 'changePlan' || !instance) return price
  const { planId: oldPlanId, priceVersionId: oldVersion } = instance
  const old = await quoteLine(ctx, { ...ask, planId: oldPlanId, priceVersionId: oldVersion })
  const added = amountFen - old.amountFen
  return { ...price, amountFen: added > 0n ? added : 0n }
}

async function amountsOfUnit(
  ctx: Ctx,
  line: DraftLine,
  spec: Orderable['plans'][number]['spec'],
  { config }: LineUnit,
  instance: Instance | undefined,
): Promise<Amounts> {
  if (line.kind === 'create') return amountsOf(spec, config)
  if (line.kind !== 'changePlan' || !instance?.planId) return {}
  const before = amountsOf((await getPlan(ctx, instance.planId)).spec, config)
  const after = Object.entries(amountsOf(spec, config)) as [keyof Amounts, number][]
  return Object.fromEntries(
    after.flatMap(([kind, amount]) =>
      amount > (before[kind] ?? 0) ? [[kind, amount - (before[kind] ?? 0)]] : [],
    ),
  )
}
