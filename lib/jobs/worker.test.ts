import { afterEach, vi } from 'vitest'
import { inTransaction } from '@/lib/context'
import type { JobData } from '@/lib/jobs/names'
import { enqueue } from '@/lib/jobs/queue'
import { startWorker, type Worker } from '@/lib/jobs/worker'
import { startRun } from '@/lib/provisioning/start-run'
import { aRunningMachine } from '@/lib/testing/a-machine'
import { expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aSystem, countRows } from '@/lib/testing/factories'

const workers: Worker[] = []
// A worker left from the test before would take the jobs of the next.
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.stop())))

const soon = { timeout: 10_000, interval: 20 }
const orderId = () => crypto.randomUUID()

test('a job exists exactly if the change does that caused it', async ({ db }) => {
  const agency = await anAgency(db)
  const staff = aCtx(db, agency.id, ['staff'])
  const lost = { orderId: orderId() }
  await expect(
    inTransaction(staff, async (tx) => {
      await enqueue(tx, 'fulfilOrder', lost)
      throw new Error('undo')
    }),
  ).rejects.toThrow('undo')
  await inTransaction(staff, (tx) => enqueue(tx, 'fulfilOrder', { orderId: orderId() }))
  expect(await countRows(db, 'pgboss"."job', `name = 'fulfilOrder'`)).toBe(1)
  await expect(enqueue(staff, 'fulfilOrder', lost)).rejects.toThrow(/outside a transaction/)
})

test('jobs reach their verb as the system, once each, and a failed one is tried again', async ({ db }) => {
  const seen: string[] = []
  let refusals = 1
  const handlers = {
    fulfilOrder: async (ctx: { actor: { roles: readonly string[] } }, data: JobData['fulfilOrder']) => {
      expect(ctx.actor.roles).toEqual(['system'])
      if (refusals-- > 0) throw new Error('engine away')
      seen.push(data.orderId)
    },
  }
  workers.push(await startWorker(db, { concurrency: 3, handlers }))
  const ids = Array.from({ length: 20 }, orderId)
  await inTransaction(aSystem(db), async (tx) => {
    for (const id of ids) await enqueue(tx, 'fulfilOrder', { orderId: id })
  })
  await vi.waitFor(() => expect(seen).toHaveLength(21), soon)
  expect(new Set(seen).size).toBe(21)
  await vi.waitFor(async () => {
    expect(await countRows(db, 'pgboss"."job', `name = 'fulfilOrder' and state = 'completed'`)).toBe(21)
  }, soon)
})

test('no more runs are advanced at once than the worker has slots', async ({ db }) => {
  const latch = Promise.withResolvers<void>()
  let running = 0
  let most = 0
  let done = 0
  let mails = 0
  const handlers = {
    advanceRun: async () => {
      running += 1
      most = Math.max(most, running)
      await latch.promise
      running -= 1
      done += 1
    },
    sendMail: async () => {
      mails += 1
    },
  }
  workers.push(await startWorker(db, { runSlots: 4, handlers }))
  const runs = (count: number) =>
    inTransaction(aSystem(db), async (tx) => {
      for (let index = 0; index < count; index++) await enqueue(tx, 'advanceRun', { runId: orderId() })
    })
  await runs(20)
  await vi.waitFor(() => expect(running).toBe(4), soon)
  // Another queue's job comes and goes after four more runs are wanted: the worker had every chance to take one.
  await runs(4)
  await inTransaction(aSystem(db), (tx) => enqueue(tx, 'sendMail', { mailId: orderId() }))
  await vi.waitFor(() => expect(mails).toBe(1), soon)
  expect([running, done]).toEqual([4, 0])
  latch.resolve()
  await vi.waitFor(() => expect(done).toBe(24), soon)
  expect(most).toBe(4)
})

test('a worker that ends lets the job in hand finish and takes no other', async ({ db }) => {
  const latch = Promise.withResolvers<void>()
  let finished = 0
  let begun = 0
  const handlers = {
    runBulk: async () => {
      begun += 1
      await latch.promise
      finished += 1
    },
  }
  const worker = await startWorker(db, { concurrency: 1, handlers })
  await inTransaction(aSystem(db), async (tx) => {
    for (let index = 0; index < 3; index++) await enqueue(tx, 'runBulk', { bulkId: orderId() })
  })
  await vi.waitFor(() => expect(begun).toBe(1), soon)
  const stopped = worker.stop().then(() => finished)
  latch.resolve()
  expect(await stopped).toBe(1)
  expect([begun, finished]).toEqual([1, 1])
  expect(await countRows(db, 'pgboss"."job', `name = 'runBulk' and state = 'created'`)).toBe(2)
})

test('what a request causes stands under its number: job, run, engine call, audit row', async ({ db }) => {
  const { ctx, instance } = await aRunningMachine(db)
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
  const click = { ...ctx, requestId: traceId }
  const run = await inTransaction(click, (tx) => startRun(tx, { kind: 'stop', instanceId: instance.id }))
  workers.push(await startWorker(db, { runSlots: 1, concurrency: 1 }))
  await vi.waitFor(async () => {
    expect(await countRows(db, 'run', `id = '${run.id}' and state = 'done'`)).toBe(1)
  }, soon)
  const under = (table: string, where: string) => countRows(db, table, `${where} = '${traceId}'`)
  expect(await under('pgboss"."job', `name = 'advanceRun' and data->>'traceId'`)).toBe(1)
  expect(await under('sim_journal', `op = 'stop' and detail->>'traceId'`)).toBe(1)
  expect(
    await under(
      'audit_event',
      `action = 'instance.changeState' and object_id = '${instance.id}' and request_id`,
    ),
  ).toBe(1)
})
