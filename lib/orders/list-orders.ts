import { type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, isPlatform } from '@/lib/context'
import { orderStates } from '@/lib/db/schema/orders'
import type { OrderState } from '@/lib/orders/rules'

export const orderSorts = ['created', 'number', 'title', 'total', 'waiting'] as const

export const OrderFilter = z.object({
  q: z.string().trim().max(100).catch(''),
  states: z.array(z.enum(orderStates)).catch([]),
  families: z.array(z.string().max(40)).max(10).catch([]),
  mine: z.boolean().catch(false),
  sort: z.enum(orderSorts).catch('created'),
  descending: z.boolean().catch(true),
  page: z.number().int().min(1).max(100_000).catch(1),
  size: z.number().int().min(1).max(1000).catch(30),
})
export type OrderFilter = z.infer<typeof OrderFilter>

export type OrderRow = {
  id: string
  number: string
  title: string
  state: OrderState
  returned: boolean
  agency: string
  requester: string
  system: string | null
  families: string[]
  lines: number
  totalFen: string
  startsOn: string | null
  endsOn: string | null
  waitingFor: { kind: string; people: string[] } | null
  waitingSince: string | null
  createdAt: string
  submittedAt: string | null
}

/** Counting stops here: a list says "more than" rather than counting a hundred thousand rows on each page. */
export const countLimit = 1_000

const columns: Record<(typeof orderSorts)[number], SQL> = {
  created: sql`o.created_at`,
  number: sql`o.number`,
  title: sql`o.title`,
  total: sql`o.total_fen`,
  waiting: sql`o.waiting_since`,
}

export function orderConditions(ctx: Ctx, filter: Pick<OrderFilter, 'q' | 'families' | 'mine'>): SQL {
  const { actor } = ctx
  const parts = [
    isPlatform(actor)
      ? sql`(o.state <> 'draft' or o.revision > 0)`
      : sql`o.agency_id = ${actor.agencyId}::uuid`,
  ]
  if (filter.mine) parts.push(sql`o.requester_id = ${actor.personId}::uuid`)
  if (filter.families.length > 0) parts.push(sql`o.families && ${textArray(filter.families)}`)
  if (filter.q) {
    const like = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`
    parts.push(sql`(o.title ilike ${like} or o.number ilike ${like})`)
  }
  return sql.join(parts, sql` and `)
}

const textArray = (values: readonly string[]) =>
  sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`

/** One page of orders, in one statement. */
export async function listOrders(ctx: Ctx, filter: OrderFilter): Promise<OrderRow[]> {
  authorize(ctx.actor, 'order:read')
  const inState = filter.states.length > 0 ? sql`and o.state = any(${textArray(filter.states)})` : sql``
  const direction = filter.descending ? sql`desc` : sql`asc`
  const { rows } = await ctx.db.execute<OrderRow>(sql`
    with page as (
      select o.* from "order" o where ${orderConditions(ctx, filter)} ${inState}
      order by ${columns[filter.sort]} ${direction} nulls last, o.id
      limit ${filter.size} offset ${(filter.page - 1) * filter.size}
    )
    select o.id, o.number, o.title, o.state, o.state = 'draft' and o.revision > 0 as returned, a.short_name as agency,
      p.name as requester, b.name as system, o.families, o.total_fen::text as "totalFen", o.starts_on as "startsOn",
      o.ends_on as "endsOn", o.waiting_for as "waitingFor", o.waiting_since as "waitingSince",
      o.created_at as "createdAt", o.submitted_at as "submittedAt",
      (select count(*)::int from order_line l where l.order_id = o.id) as lines
    from page o join agency a on a.id = o.agency_id join person p on p.id = o.requester_id
    left join business_system b on b.id = o.business_system_id
    order by ${columns[filter.sort]} ${direction} nulls last, o.id`)
  return rows
}

/** How many orders stand in each state, whatever states are picked; one statement; each at most `countLimit` + 1. */
export async function countOrders(
  ctx: Ctx,
  filter: Pick<OrderFilter, 'q' | 'families' | 'mine'>,
): Promise<Record<OrderState, number>> {
  authorize(ctx.actor, 'order:read')
  const { rows } = await ctx.db.execute<{ state: OrderState; n: number }>(sql`
    select s.state, (select count(*)::int from (select 1 from "order" o
      where ${orderConditions(ctx, filter)} and o.state = s.state limit ${countLimit + 1}) x) as n
    from unnest(${textArray(orderStates)}) s(state)`)
  const counts = new Map(rows.map(({ state, n }) => [state, n]))
  return Object.fromEntries(orderStates.map((state) => [state, counts.get(state) ?? 0])) as Record<
    OrderState,
    number
  >
}
