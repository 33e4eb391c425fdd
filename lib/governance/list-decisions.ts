import { and, asc, count, desc, eq, ilike, inArray, or, type SQL } from 'drizzle-orm'
import * as z from 'zod'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { agencies } from '@/lib/db/schema/agencies'
import { decisionKinds, decisionStates, decisions } from '@/lib/db/schema/governance'
import { visibleTo } from '@/lib/governance/queries'

export { decisionKinds, decisionStates }
export type DecisionKind = (typeof decisionKinds)[number]
export const decisionSorts = ['changed', 'number', 'title', 'effective'] as const

export const DecisionFilter = z.object({
  q: z.string().trim().max(100).catch(''),
  kind: z.enum(decisionKinds).nullable().catch(null),
  states: z.array(z.enum(decisionStates)).catch([]),
  sort: z.enum(decisionSorts).catch('changed'),
  descending: z.boolean().catch(true),
  page: z.number().int().min(1).max(100_000).catch(1),
  size: z.number().int().min(1).max(1000).catch(30),
})
export type DecisionFilter = z.infer<typeof DecisionFilter>
export type DecisionRow = Awaited<ReturnType<typeof listDecisions>>[number]

const sorts = {
  changed: decisions.changedAt,
  number: decisions.number,
  title: decisions.title,
  effective: decisions.effectiveFrom,
}

function matching(ctx: Ctx, q: string): SQL | undefined {
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const found = or(ilike(decisions.title, like), ilike(decisions.number, like), ilike(decisions.text, like))
  return and(visibleTo(ctx.actor), q ? found : undefined)
}

/** One page of the decisions the reader may see. */
export async function listDecisions(
  ctx: Ctx,
  { q, kind, states, sort, descending, page, size }: DecisionFilter,
) {
  authorize(ctx.actor, 'decision:read')
  return ctx.db
    .select({
      id: decisions.id,
      number: decisions.number,
      kind: decisions.kind,
      title: decisions.title,
      state: decisions.state,
      agency: agencies.shortName,
      targetValue: decisions.targetValue,
      unit: decisions.unit,
      dueOn: decisions.dueOn,
      effectiveFrom: decisions.effectiveFrom,
      effectiveUntil: decisions.effectiveUntil,
      endorsedAt: decisions.endorsedAt,
      changedAt: decisions.changedAt,
    })
    .from(decisions)
    .leftJoin(agencies, eq(agencies.id, decisions.agencyId))
    .where(
      and(
        matching(ctx, q),
        kind ? eq(decisions.kind, kind) : undefined,
        states.length > 0 ? inArray(decisions.state, states) : undefined,
      ),
    )
    .orderBy((descending ? desc : asc)(sorts[sort]), asc(decisions.id))
    .limit(size)
    .offset((page - 1) * size)
}

/** How many there are of each kind in each state, whatever is picked. */
export async function countDecisions(ctx: Ctx, { q }: Pick<DecisionFilter, 'q'>) {
  authorize(ctx.actor, 'decision:read')
  return ctx.db
    .select({ kind: decisions.kind, state: decisions.state, n: count() })
    .from(decisions)
    .where(matching(ctx, q))
    .groupBy(decisions.kind, decisions.state)
}
