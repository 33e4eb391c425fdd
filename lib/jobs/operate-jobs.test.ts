import { inTransaction } from '@/lib/context'
import { listFailedJobs, listProcesses, listQueues, listRecurring } from '@/lib/jobs/queries'
import { enqueue } from '@/lib/jobs/queue'
import { retryJob } from '@/lib/jobs/retry-job'
import { runRecurringNow } from '@/lib/jobs/run-recurring-now'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'

test('operators see the queues, the recurring jobs and what failed; others do not', async ({ db }) => {
  const operator = await aPerson(db, null, ['resourceOperator'])
  const staff = await aPerson(db, (await anAgency(db)).id, ['staff'])
  await inTransaction(aSystem(db), (tx) => enqueue(tx, 'sendMail', { mailId: crypto.randomUUID() }))
  expect((await listQueues(operator.ctx)).find(({ name }) => name === 'sendMail')).toMatchObject({ ready: 1 })
  expect((await listRecurring(operator.ctx))[0]).toMatchObject({ row: undefined })
  for (const list of [listQueues, listRecurring, listFailedJobs, listProcesses])
    await expect(list(staff.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('a failed job goes to the queue again, once', async ({ db }) => {
  const admin = await aPerson(db, null, ['systemAdmin'])
  await db.platform.query(
    `update pgboss.job set state = 'failed', completed_on = now(), output = '{"message": "refused"}'`,
  )
  const [failed] = await listFailedJobs(admin.ctx)
  expect(failed).toMatchObject({ name: 'sendMail', message: 'refused' })
  const jobId = failed?.id ?? ''
  await retryJob(admin.ctx, { jobId })
  expect(await listFailedJobs(admin.ctx)).toEqual([])
  expect(await countRows(db, 'pgboss"."job', `name = 'sendMail' and state = 'created'`)).toBe(1)
  await expect(retryJob(admin.ctx, { jobId })).rejects.toMatchObject({ kind: 'notFound' })
  const { rows } = await db.platform.query<{ id: string }>(`select id from pgboss.job`)
  await expect(retryJob(admin.ctx, { jobId: rows[0]?.id ?? '' })).rejects.toMatchObject({
    code: 'jobs.notFailed',
  })
  expect(await countRows(db, 'audit_event', `action = 'job.retry'`)).toBe(1)
})

test('a recurring job can be wanted before its time, by who may run jobs', async ({ db }) => {
  const admin = await aPerson(db, null, ['systemAdmin'])
  const operator = await aPerson(db, null, ['resourceOperator'])
  await runRecurringNow(admin.ctx, { name: 'sealAudit' })
  expect(await countRows(db, 'recurring_job', `name = 'sealAudit' and wanted_at is not null`)).toBe(1)
  await expect(runRecurringNow(admin.ctx, { name: 'unheardOf' })).rejects.toMatchObject({ kind: 'notFound' })
  await expect(runRecurringNow(operator.ctx, { name: 'sealAudit' })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await expect(retryJob(operator.ctx, { jobId: crypto.randomUUID() })).rejects.toMatchObject({
    kind: 'forbidden',
  })
})
