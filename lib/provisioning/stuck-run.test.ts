import type { Databases } from '@/lib/context'
import { frameNotices } from '@/lib/notify/frame-notices'
import { advanceRun } from '@/lib/provisioning/advance-run'
import { handOverRun } from '@/lib/provisioning/hand-over-run'
import { resumeRuns } from '@/lib/provisioning/resume-runs'
import { retryRun } from '@/lib/provisioning/retry-run'
import { undoRun } from '@/lib/provisioning/undo-run'
import {
  anOrderedMachine,
  instanceNow,
  letTimePass,
  planFault,
  runNow,
  silent,
} from '@/lib/testing/a-machine'
import { expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'

/** Fails at its machine until a person is called. */
async function aStuckRun(db: Databases) {
  const person = await aPerson(db, null, ['resourceOperator'])
  const ordered = await anOrderedMachine(db)
  for (let tries = 0; tries < 6; tries++) {
    await planFault(ordered.ctx, 'ensure', 'fail', ordered.instance.token)
    await advanceRun(ordered.ctx, { runId: ordered.run.id }, silent)
    await letTimePass(ordered.ctx, ordered.run.id)
  }
  return { ...ordered, person }
}
const open = (runId: string) => `run_id = '${runId}' and state in ('open', 'taken')`

test('retried by its own agency it goes on, and the operators are no longer waited for', async ({ db }) => {
  const { ctx, run, instance, staff, person } = await aStuckRun(db)
  const inbox = `subject = 'run:${run.id}' and person_id = '${person.id}' and done_at is null`
  expect(await countRows(db, 'notification', inbox)).toBe(1)
  const { counts } = await frameNotices(person.ctx)
  await retryRun(staff.ctx, { runId: run.id })
  expect(await countRows(db, 'task', open(run.id))).toBe(0)
  expect(await countRows(db, 'notification', inbox)).toBe(0)
  const left = { runs: (counts.runs ?? 0) - 1, queue: (counts.queue ?? 0) - 1 }
  expect((await frameNotices(person.ctx)).counts).toEqual(left)
  await advanceRun(ctx, { runId: run.id }, silent)
  expect(await instanceNow(ctx, instance.id)).toMatchObject({ state: 'running' })
  await expect(retryRun(staff.ctx, { runId: run.id })).rejects.toMatchObject({
    code: 'provisioning.runNotStuck',
  })
})

test('undone by the operator, nothing is left and the reason is kept', async ({ db }) => {
  const { ctx, run, instance, person } = await aStuckRun(db)
  await undoRun(person.ctx, { runId: run.id, reason: '宿主机故障，重新安排' })
  await advanceRun(ctx, { runId: run.id }, silent)
  expect(await runNow(ctx, run.id)).toMatchObject({ state: 'undone' })
  expect(await instanceNow(ctx, instance.id)).toMatchObject({ state: 'failed' })
  expect(await countRows(db, 'sim_port', `token = '${instance.token}' and removed_at is null`)).toBe(0)
  expect(await countRows(db, 'audit_event', `object_id = '${run.id}' and action = 'run.undo'`)).toBe(1)
})

test('an undo that gets stuck goes on undoing when it is retried', async ({ db }) => {
  const { ctx, run, instance, person } = await aStuckRun(db)
  await undoRun(person.ctx, { runId: run.id, reason: '重新安排' })
  await planFault(ctx, 'removePort', 'refuse', instance.token)
  await advanceRun(ctx, { runId: run.id }, silent)
  expect(await runNow(ctx, run.id)).toMatchObject({ state: 'stuck', failure: { undoing: true } })
  await retryRun(person.ctx, { runId: run.id })
  await advanceRun(ctx, { runId: run.id }, silent)
  expect(await runNow(ctx, run.id)).toMatchObject({ state: 'undone' })
})

test('handed over, it stands in the colleague’s inbox alone', async ({ db }) => {
  const { run, person } = await aStuckRun(db)
  const colleague = await aPerson(db, null, ['resourceOperator'])
  await handOverRun(person.ctx, { runId: run.id, personId: colleague.id, note: '请查看存储' })
  expect(await countRows(db, 'task', `${open(run.id)} and assignee_id = '${colleague.id}'`)).toBe(1)
  expect(await countRows(db, 'notification', `subject = 'run:${run.id}' and done_at is null`)).toBe(1)
  const desk = await aPerson(db, null, ['serviceDesk'])
  await expect(
    handOverRun(person.ctx, { runId: run.id, personId: desk.id, note: '请查看' }),
  ).rejects.toMatchObject({ code: 'provisioning.notOperator' })
})

test('to others it does not exist, or is not theirs to decide', async ({ db }) => {
  const { run, person, agency } = await aStuckRun(db)
  const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
  const undo = { runId: run.id, reason: '不要了' }
  await expect(retryRun(stranger, { runId: run.id })).rejects.toMatchObject({ kind: 'notFound' })
  await expect(undoRun(stranger, undo)).rejects.toMatchObject({ kind: 'notFound' })
  const finance = aCtx(db, agency.id, ['finance'])
  await expect(retryRun(finance, { runId: run.id })).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(undoRun(finance, undo)).rejects.toMatchObject({ kind: 'forbidden' })
  const handOver = { runId: run.id, personId: person.id, note: '请处理' }
  await expect(handOverRun(finance, handOver)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('a run whose job was lost gets a job again; one that waits for a person does not', async ({ db }) => {
  const { ctx, run } = await anOrderedMachine(db)
  const stuck = await aStuckRun(db)
  const jobs = (id: string) => ctx.db.execute(`select 1 from pgboss.job where data ->> 'runId' = '${id}'`)
  await ctx.db.execute(`delete from pgboss.job`)
  await ctx.db.execute(`update run set next_try_at = now() - interval '1 minute' where id = '${run.id}'`)
  expect(await resumeRuns(aSystem(db))).toBe(1)
  expect(await resumeRuns(aSystem(db))).toBe(0)
  expect((await jobs(run.id)).rows).toHaveLength(1)
  expect((await jobs(stuck.run.id)).rows).toHaveLength(0)
  await expect(resumeRuns(stuck.person.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
})
