import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import type { OrderContent } from '@/lib/db/schema/orders'
import { notFound } from '@/lib/errors'
import type { Problem } from '@/lib/orders/check-content'
import { namesOf } from '@/lib/orders/open-step'
import { placeLines } from '@/lib/orders/place-lines'
import { planChain } from '@/lib/orders/plan-chain'
import { prepareOrder } from '@/lib/orders/prepare-order'
import { type PricedPlacement, priceNearest } from '@/lib/orders/price-nearest'
import { type QuotedLine, quoteLines } from '@/lib/orders/quote-lines'
import type { QuotaKind } from '@/lib/quota/amounts'
import { quotaOf } from '@/lib/quota/queries'

export type OrderQuote = {
  problems: Problem[]
  lines: QuotedLine[]
  totalFen: string
  quotas: { kind: QuotaKind; limit: number; held: number; used: number; adding: number }[]
  budget: { name: string; limitFen: string; heldFen: string; committedFen: string } | null
  /** Null: no rule fits; `missing` names steps that nobody may decide. */
  chain: { auto: boolean; steps: QuotedStep[] } | null
  placements: PricedPlacement[]
  at: string
}
export type QuotedStep = {
  name: { zh: string; en: string }
  mode: 'any' | 'all' | 'k'
  needed: number
  hours: number
  people: string[]
  missing: boolean
}

/** The form's right-hand side: the very calculation that submission makes, without holding anything. */
export async function quoteOrder(ctx: Ctx, { content }: { content: OrderContent }): Promise<OrderQuote> {
  authorize(ctx.actor, 'order:create')
  const { agencyId, personId } = ctx.actor
  if (!agencyId || !personId) throw notFound('orders')
  const prepared = await prepareOrder(ctx, agencyId, content)
  const { world, units, facts } = prepared
  const [quotas, chain, placements] = await Promise.all([
    quotaOf(ctx, agencyId),
    units.length > 0 ? planChain(ctx, facts, personId) : null,
    placeLines(ctx, content, world),
  ])
  return {
    problems: prepared.problems,
    lines: quoteLines(content, units),
    totalFen: prepared.totalFen.toString(),
    quotas: quotas.map(({ kind, limit, held, used }) => ({
      kind,
      limit,
      held,
      used,
      adding: prepared.amounts[kind] ?? 0,
    })),
    budget: world.budget
      ? {
          name: world.budget.name,
          limitFen: (world.budget.approvedFen + world.budget.overdraftFen).toString(),
          heldFen: world.budget.heldFen.toString(),
          committedFen: world.budget.committedFen.toString(),
        }
      : null,
    chain: chain && {
      auto: chain.rule.steps.length === 0,
      steps: chain.rule.steps.map((step, index) => ({
        name: step.name,
        mode: step.mode,
        needed: step.k ?? 1,
        hours: step.hours,
        people: namesOf(chain.approvers[index] ?? { principals: [], delegations: [] }),
        missing: chain.missing.includes(step),
      })),
    },
    placements: await Promise.all(
      placements.map((placement) => priceNearest(ctx, content, world, placement)),
    ),
    at: ctx.now().toISOString(),
  }
}
