import { authorize } from '@/lib/auth/permissions'
import { type EstimateLine, estimate } from '@/lib/billing/estimate'
import { itemsOf, type PricedItem, type Prices, pricesAt, versionsAt } from '@/lib/billing/price-rows'
import { getPlan } from '@/lib/catalog/queries'
import type { Ctx } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { heldQuantity, meteredSpec } from '@/lib/metering/metered-spec'
import { meterOf } from '@/lib/metering/meters'

export type QuoteAsk = {
  serviceId: string
  planId: string | null
  config: Record<string, unknown>
  from: Date
  /** Exclusive. */
  to: Date
  /** A renewed line may keep its version; without it, the one valid at `from`. */
  priceVersionId?: string | null
  /** False for renewals: set-up is charged once. */
  first?: boolean
}

export type Quote = {
  priceVersionId: string
  items: PricedItem[]
  lines: EstimateLine[]
  amountFen: bigint
  /** Key under `billing.units`. */
  unitLabel: string
}

/** The price of one unit for the stated interval, running all the time; rating it gives the same fen. */
export async function quoteLine(ctx: Ctx, ask: QuoteAsk): Promise<Quote> {
  authorize(ctx.actor, 'price:read')
  const priceVersionId = ask.priceVersionId ?? (await versionFor(ctx, ask))
  const items = (await itemsOf(ctx, [priceVersionId])).get(priceVersionId) ?? []
  const plan = ask.planId ? await getPlan(ctx, ask.planId) : null
  const spec = meteredSpec(plan?.spec ?? {}, ask.config)
  const charged = items.filter((item) => ask.first !== false || meterOf(item.meter).from !== 'once')
  const quantities = Object.fromEntries(
    charged.flatMap(({ meter }) =>
      meterOf(meter).from === 'reading' ? [] : [[meter, heldQuantity(meter, spec)]],
    ),
  )
  const { lines, fen } = estimate(charged, { quantities, from: ask.from, to: ask.to })
  return { priceVersionId, items, lines, amountFen: fen, unitLabel: items[0]?.unit ?? 'item' }
}

async function versionFor(ctx: Ctx, { serviceId, planId, from }: QuoteAsk): Promise<string> {
  const version = (await versionsAt(ctx, serviceId, [planId], from)).get(planId)
  if (!version) throw new AppError('rule', 'billing.noPrice')
  return version.id
}

/** List prices valid now, by plan id, for tables; a plan without a price is missing. One statement. */
export async function priceOf(
  ctx: Ctx,
  serviceId: string,
  planIds: readonly (string | null)[],
): Promise<Prices> {
  return (await pricesOf(ctx, [{ serviceId, planIds }])).get(serviceId) ?? new Map()
}

/** The same for several services, by service id; still one statement. */
export async function pricesOf(
  ctx: Ctx,
  asked: readonly { serviceId: string; planIds: readonly (string | null)[] }[],
): Promise<Map<string, Prices>> {
  authorize(ctx.actor, 'price:read')
  return pricesAt(ctx, asked, ctx.now())
}
