import { count, inArray, min, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { tasks } from '@/lib/db/schema/provisioning'

export type TaskCount = {
  kind: (typeof tasks.$inferSelect)['kind']
  waiting: number
  taken: number
  overdue: number
  oldest: Date | null
  /** The earliest deadline passed. */
  firstDue: Date | null
}

/** The queue of people's work by kind, in one statement. */
export async function countTasks(ctx: Ctx): Promise<TaskCount[]> {
  authorize(ctx.actor, 'task:read')
  const overdue = sql`${tasks.dueAt} < ${ctx.now()}`
  return ctx.db
    .select({
      kind: tasks.kind,
      waiting: sql<number>`count(*) filter (where ${tasks.state} = 'open')`.mapWith(Number),
      taken: sql<number>`count(*) filter (where ${tasks.state} = 'taken')`.mapWith(Number),
      overdue: sql<number>`count(*) filter (where ${overdue})`.mapWith(Number),
      oldest: min(tasks.createdAt),
      firstDue: sql<Date | null>`min(${tasks.dueAt}) filter (where ${overdue})`.mapWith(tasks.dueAt),
    })
    .from(tasks)
    .where(inArray(tasks.state, ['open', 'taken']))
    .groupBy(tasks.kind)
    .orderBy(count(), tasks.kind)
}
