import { sql } from 'drizzle-orm'
import type { InstanceFacts } from '@/lib/compute/rules'
import type { Ctx } from '@/lib/context'

/** What the rules ask besides the instance itself, for several instances in one statement. */
export async function factsOf(ctx: Ctx, instanceIds: readonly string[]): Promise<Map<string, InstanceFacts>> {
  if (instanceIds.length === 0) return new Map()
  const { rows } = await ctx.db.execute<{
    id: string
    openRun: boolean
    offered: boolean
    orderNumber: string | null
  }>(sql`
    select i.id,
      exists (select from run r where r.instance_id = i.id and r.state in ('queued','running','undoing','stuck')) as "openRun",
      exists (select from transfer t where t.instance_id = i.id and t.state in ('offered','accepted')) as "offered",
      (select o.number from order_line l join "order" o on o.id = l.order_id
        where l.instance_id = i.id and l.kind <> 'create'
          and l.state in ('pending','scheduled','waitingForCapacity','provisioning','failed') limit 1) as "orderNumber"
    from instance i where i.id = any(${sql.param([...instanceIds])}::uuid[])`)
  return new Map(rows.map(({ id, ...facts }) => [id, { ...facts, now: ctx.now() }]))
}
