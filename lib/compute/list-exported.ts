import { and, asc, eq, gt, or } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type InstanceFilter, whereOf } from '@/lib/compute/instance-filter'
import type { ListedInstance } from '@/lib/compute/list-instances'
import type { Ctx } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'

const pageRows = 1000

/** The whole result of a filter by name, in pages by key: no transaction is long, however many there are. */
export async function* listExported(ctx: Ctx, filter: InstanceFilter): AsyncGenerator<ListedInstance> {
  authorize(ctx.actor, 'instance:read')
  for (let last: ListedInstance | undefined, full = true; full; ) {
    const after =
      last && or(gt(instances.name, last.name), and(eq(instances.name, last.name), gt(instances.id, last.id)))
    const rows: ListedInstance[] = await ctx.db
      .select()
      .from(instances)
      .where(and(whereOf(ctx, filter), after))
      .orderBy(asc(instances.name), asc(instances.id))
      .limit(pageRows)
    yield* rows
    last = rows.at(-1)
    full = rows.length === pageRows
  }
}
