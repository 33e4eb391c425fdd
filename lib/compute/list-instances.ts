import { asc, desc, type SQL, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import {
  type InstanceFilter,
  inView,
  type ListView,
  listViews,
  ofAgency,
  whereOf,
} from '@/lib/compute/instance-filter'
import { type Ctx, isPlatform } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'

export type ListedInstance = typeof instances.$inferSelect
export const instanceSorts = ['name', 'created', 'ends'] as const
export type InstanceSort = (typeof instanceSorts)[number]
export type InstancePage = { sort: InstanceSort; descending: boolean; page: number; size: number }

/** Counted no further: beyond it the list says "more than", and filters are the way on. */
export const countCap = 1000

export type InstanceList = {
  rows: ListedInstance[]
  /** Never above `countCap`; `more` says that there are. */
  total: number
  more: boolean
  /** Per view, at most `countCap` + 1. */
  views: Record<ListView, number>
}

/**
 * One page of the agency's instances in two statements. Whatever the agency holds, both read a bounded stretch
 * of an index: rows by offset below the cap, counts up to it.
 */
export async function listInstances(
  ctx: Ctx,
  filter: InstanceFilter,
  page: InstancePage,
): Promise<InstanceList> {
  authorize(ctx.actor, 'instance:read')
  const where = whereOf(ctx, filter)
  const [rows, counts] = await Promise.all([
    rowsOf(ctx, where, page),
    countEach(ctx, {
      ...Object.fromEntries(listViews.map((view) => [view, inView(ctx, view)])),
      filtered: where,
    }),
  ])
  const { filtered = 0, ...views } = counts
  return {
    rows,
    total: Math.min(filtered, countCap),
    more: filtered > countCap,
    views: views as Record<ListView, number>,
  }
}

/** The rows of one page; a page beyond the cap is the last one before it. */
export function rowsOf(ctx: Ctx, where: SQL | undefined, page: InstancePage) {
  const last = Math.max(1, Math.ceil(countCap / page.size))
  return ctx.db
    .select()
    .from(instances)
    .where(where)
    .orderBy(...orderOf(ctx, page))
    .limit(page.size)
    .offset((Math.min(page.page, last) - 1) * page.size)
}

/** Bounded counts of several conditions in one statement. */
async function countEach(
  ctx: Ctx,
  conditions: Record<string, SQL | undefined>,
): Promise<Record<string, number>> {
  const mine = ofAgency(ctx) ?? sql`true`
  const counts = Object.entries(conditions).map(
    ([name, condition]) => sql`(select count(*)::int from (
      select 1 from ${instances} where ${mine} and ${condition ?? sql`true`} limit ${countCap + 1}) as counted) as ${sql.identifier(name)}`,
  )
  const { rows } = await ctx.db.execute<Record<string, number>>(sql`select ${sql.join(counts, sql`, `)}`)
  return rows[0] ?? {}
}

/** Platform staff read across agencies, where only the key is an index over all. */
function orderOf(ctx: Ctx, { sort, descending }: InstancePage): SQL[] {
  const by = descending ? desc : asc
  if (isPlatform(ctx.actor)) return [desc(instances.id)]
  if (sort === 'created')
    return descending
      ? [desc(instances.createdAt), asc(instances.id)]
      : [asc(instances.createdAt), desc(instances.id)]
  return [by(sort === 'ends' ? instances.endsOn : instances.name), by(instances.id)]
}

/** For the navigation: machines in use, at most `countCap` + 1. */
export async function countMachines(ctx: Ctx): Promise<number> {
  const { machines = 0 } = await countEach(ctx, { machines: inView(ctx, 'machines') })
  return machines
}
