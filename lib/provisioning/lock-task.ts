import { eq } from 'drizzle-orm'
import { listNames } from '@/lib/agencies/list-names'
import type { Role } from '@/lib/auth/roles'
import type { Ctx } from '@/lib/context'
import { tasks } from '@/lib/db/schema/provisioning'
import { AppError, notFound } from '@/lib/errors'
import type { Task } from '@/lib/provisioning/open-manual-task'

/** An unfinished task of the actor's own role, for update. */
export async function lockTask(tx: Ctx, taskId: string): Promise<Task> {
  const [task] = await tx.db.select().from(tasks).where(eq(tasks.id, taskId)).for('update')
  if (!task || !tx.actor.roles.includes(task.role as Role)) throw notFound('provisioning')
  if (task.state === 'done' || task.state === 'cancelled')
    throw new AppError('rule', 'provisioning.taskEnded')
  return task
}

/** The same, unless a colleague has taken it. */
export async function lockMyTask(tx: Ctx, taskId: string): Promise<Task> {
  const task = await lockTask(tx, taskId)
  if (task.assigneeId && task.assigneeId !== tx.actor.personId) {
    const name = (await listNames(tx, [task.assigneeId])).get(task.assigneeId) ?? ''
    throw new AppError('conflict', 'provisioning.taskTaken', { params: { name } })
  }
  return task
}
