import type { Databases } from '@/lib/context'
import { advanceRun } from '@/lib/provisioning/advance-run'
import { completeTask } from '@/lib/provisioning/complete-task'
import { failTask } from '@/lib/provisioning/fail-task'
import { listTasks } from '@/lib/provisioning/list-tasks'
import { reassignTask } from '@/lib/provisioning/reassign-task'
import { takeTask } from '@/lib/provisioning/take-task'
import { anOrderedMachine, instanceNow, runNow, silent } from '@/lib/testing/a-machine'
import { expect, test } from '@/lib/testing/db'
import { aCtx, aPerson, countRows } from '@/lib/testing/factories'

/** A service fulfilled by hand, its task in the queue. */
async function aTask(db: Databases) {
  const desk = await aPerson(db, null, ['serviceDesk'])
  const ordered = await anOrderedMachine(db, { fulfilment: 'manual' })
  await advanceRun(ordered.ctx, { runId: ordered.run.id }, silent)
  const { rows } = await listTasks(
    desk.ctx,
    { states: ['open'], kinds: [], mine: false, q: ordered.instance.name },
    { page: 1, size: 15 },
  )
  const task = rows[0]
  if (!task) throw new Error('no task')
  return { ...ordered, desk, task }
}

test('a service fulfilled by hand waits for the desk, due in working hours, and runs when it is done', async ({
  db,
}) => {
  const { ctx, run, instance, desk, task } = await aTask(db)
  await advanceRun(ctx, { runId: run.id }, silent)
  expect(await countRows(db, 'task', `run_id = '${run.id}'`)).toBe(1)
  expect(task.dueAt?.getTime()).toBeGreaterThan(task.createdAt.getTime())
  expect(
    await countRows(
      db,
      'notification',
      `subject = 'task:${task.id}' and person_id = '${desk.id}' and done_at is null`,
    ),
  ).toBe(1)
  await takeTask(desk.ctx, { taskId: task.id })
  await completeTask(desk.ctx, { taskId: task.id, result: '账号已开通' })
  await advanceRun(ctx, { runId: run.id }, silent)
  expect(await instanceNow(ctx, instance.id)).toMatchObject({ state: 'running' })
  expect(await runNow(ctx, run.id)).toMatchObject({ state: 'done' })
  expect(await countRows(db, 'notification', `subject = 'task:${task.id}' and done_at is null`)).toBe(0)
  await expect(completeTask(desk.ctx, { taskId: task.id, result: '再办一次' })).rejects.toMatchObject({
    code: 'provisioning.taskEnded',
  })
})

test('what cannot be done fails the line with the reason', async ({ db }) => {
  const { ctx, run, instance, desk, task } = await aTask(db)
  await failTask(desk.ctx, { taskId: task.id, result: '缺少授权书' })
  await advanceRun(ctx, { runId: run.id }, silent)
  expect(await runNow(ctx, run.id)).toMatchObject({ state: 'undone', failure: { message: '缺少授权书' } })
  expect(await instanceNow(ctx, instance.id)).toMatchObject({
    state: 'failed',
    failure: { message: '缺少授权书' },
  })
})

test('a task taken by one person is refused to another until it is handed over', async ({ db }) => {
  const { desk, task } = await aTask(db)
  const colleague = await aPerson(db, null, ['serviceDesk'])
  await takeTask(desk.ctx, { taskId: task.id })
  await takeTask(desk.ctx, { taskId: task.id })
  await expect(takeTask(colleague.ctx, { taskId: task.id })).rejects.toMatchObject({
    code: 'provisioning.taskTaken',
  })
  await expect(failTask(colleague.ctx, { taskId: task.id, result: '无法办理' })).rejects.toMatchObject({
    kind: 'conflict',
  })
  await reassignTask(desk.ctx, { taskId: task.id, personId: colleague.id })
  expect(
    await countRows(
      db,
      'notification',
      `subject = 'task:${task.id}' and person_id = '${colleague.id}' and done_at is null`,
    ),
  ).toBe(1)
  await completeTask(colleague.ctx, { taskId: task.id, result: '办理完毕' })
})

test('only the desk works on tasks, each role on its own, and only colleagues are handed any', async ({
  db,
}) => {
  const { desk, task, staff, agency } = await aTask(db)
  const input = { taskId: task.id, result: '办理完毕' }
  for (const verb of [completeTask, failTask]) {
    await expect(verb(aCtx(db, null, ['authority']), input)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(verb(staff.ctx, input)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(verb(aCtx(db, null, ['resourceOperator']), input)).rejects.toMatchObject({
      kind: 'notFound',
    })
  }
  await expect(takeTask(aCtx(db, agency.id, ['staff']), input)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(reassignTask(staff.ctx, { taskId: task.id, personId: desk.id })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await expect(reassignTask(desk.ctx, { taskId: task.id, personId: staff.id })).rejects.toMatchObject({
    code: 'provisioning.notOperator',
  })
  await expect(
    listTasks(staff.ctx, { states: [], kinds: [], mine: false, q: '' }, { page: 1, size: 15 }),
  ).rejects.toMatchObject({ kind: 'forbidden' })
})
