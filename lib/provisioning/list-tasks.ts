import { and, asc, count, desc, eq, ilike, inArray, or, sql } from 'drizzle-orm'
import { listAgencyNames, listNames } from '@/lib/agencies/list-names'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { tasks } from '@/lib/db/schema/provisioning'
import { notFound } from '@/lib/errors'
import type { Task } from '@/lib/provisioning/open-manual-task'

export type TaskFilter = {
  states: readonly Task['state'][]
  kinds: readonly Task['kind'][]
  mine: boolean
  q: string
}
export type ShownTask = Task & { agencyName: string | null; assigneeName: string | null }

/** Counted no further, so that a long past costs no more than a short one. */
const countCap = 1000

/** Tasks of the reader's roles: unfinished ones by what is due first, then the latest finished. */
export async function listTasks(
  ctx: Ctx,
  filter: TaskFilter,
  { page, size }: { page: number; size: number },
): Promise<{ rows: ShownTask[]; total: number }> {
  authorize(ctx.actor, 'task:read')
  const word = `%${filter.q.replaceAll(/[%_\\]/g, '\\$&')}%`
  const where = and(
    ofMyRoles(ctx),
    filter.states.length > 0 ? inArray(tasks.state, [...filter.states]) : undefined,
    filter.kinds.length > 0 ? inArray(tasks.kind, [...filter.kinds]) : undefined,
    filter.mine ? eq(tasks.assigneeId, ctx.actor.personId ?? '') : undefined,
    filter.q
      ? or(ilike(sql`${tasks.title} ->> 'zh'`, word), ilike(sql`${tasks.title} ->> 'en'`, word))
      : undefined,
  )
  const [rows, totals] = await Promise.all([
    ctx.db
      .select()
      .from(tasks)
      .where(where)
      .orderBy(
        sql`${tasks.endedAt} desc nulls first`,
        asc(sql`coalesce(${tasks.dueAt}, ${tasks.createdAt})`),
        desc(tasks.id),
      )
      .limit(size)
      .offset((page - 1) * size),
    ctx.db
      .select({ n: count() })
      .from(ctx.db.select({ id: tasks.id }).from(tasks).where(where).limit(countCap).as('some')),
  ])
  return { rows: await named(ctx, rows), total: totals[0]?.n ?? 0 }
}

export async function getTask(ctx: Ctx, id: string): Promise<ShownTask> {
  authorize(ctx.actor, 'task:read')
  const rows = await ctx.db
    .select()
    .from(tasks)
    .where(and(eq(tasks.id, id), ofMyRoles(ctx)))
  const [task] = await named(ctx, rows)
  if (!task) throw notFound('provisioning')
  return task
}

/** How many unfinished tasks of each kind, and how many are the reader's. */
export async function countTasks(ctx: Ctx): Promise<{ open: number; mine: number; overdue: number }> {
  authorize(ctx.actor, 'task:read')
  const now = sql`${ctx.now().toISOString()}::timestamptz`
  const [row] = await ctx.db
    .select({
      open: count(),
      mine: sql<number>`(count(*) filter (where ${tasks.assigneeId} = ${ctx.actor.personId}))::int`,
      overdue: sql<number>`(count(*) filter (where ${tasks.dueAt} < ${now}))::int`,
    })
    .from(tasks)
    .where(and(ofMyRoles(ctx), inArray(tasks.state, ['open', 'taken'])))
  return row ?? { open: 0, mine: 0, overdue: 0 }
}

const ofMyRoles = (ctx: Ctx) => inArray(tasks.role, [...ctx.actor.roles])

async function named(ctx: Ctx, rows: Task[]): Promise<ShownTask[]> {
  const [agencies, people] = await Promise.all([
    listAgencyNames(
      ctx,
      rows.flatMap(({ agencyId }) => agencyId ?? []),
    ),
    listNames(
      ctx,
      rows.flatMap(({ assigneeId }) => assigneeId ?? []),
    ),
  ])
  return rows.map((task) => ({
    ...task,
    agencyName: agencies.get(task.agencyId ?? '') ?? null,
    assigneeName: people.get(task.assigneeId ?? '') ?? null,
  }))
}
