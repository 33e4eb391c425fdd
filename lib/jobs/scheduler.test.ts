import { vi } from 'vitest'
import zh from '@/lib/jobs/messages/zh-CN.json'
import { prune } from '@/lib/jobs/prune'
import { recurringJobs } from '@/lib/jobs/recurring'
import { startScheduler } from '@/lib/jobs/scheduler'
import { expect, test } from '@/lib/testing/db'
import { aCtx, aSystem, countRows } from '@/lib/testing/factories'

const address = () => process.env.TEST_PLATFORM_URL ?? ''
const soon = { timeout: 15_000, interval: 50 }

test('one process leads; when it ends another goes on, and the state of every job is kept', async ({
  db,
}) => {
  const ran: string[] = []
  const jobs = (who: string) => [
    { name: 'often', everySeconds: 1, run: async () => ran.push(who) },
    {
      name: 'broken',
      everySeconds: 3600,
      run: async () => {
        throw new Error('no disk')
      },
    },
  ]
  const first = startScheduler(db, address(), jobs('first'))
  await vi.waitFor(() => expect(ran).toContain('first'), soon)
  const second = startScheduler(db, address(), jobs('second'))
  await vi.waitFor(() => expect(ran.length).toBeGreaterThan(2), soon)
  expect(ran).not.toContain('second')
  await first.stop()
  await vi.waitFor(() => expect(ran).toContain('second'), soon)
  await db.platform.query(`update recurring_job set wanted_at = now(), error = null where name = 'broken'`)
  await vi.waitFor(async () => {
    expect(
      await countRows(db, 'recurring_job', `name = 'broken' and not succeeded and error = 'no disk'`),
    ).toBe(1)
  }, soon)
  await second.stop()
  expect(
    await countRows(db, 'recurring_job', `name = 'often' and succeeded and duration_ms is not null`),
  ).toBe(1)
})

test('every recurring job has a name of its own, and words for it', () => {
  const names = recurringJobs.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(Object.keys(zh.recurring).sort()).toEqual(names.sort())
})

test('what has been kept long enough goes; audit rows stay', async ({ db }) => {
  await db.platform.query(
    `insert into event (topic, kind, data, at) select 'agency:x', 'old', '{}', now() - interval '8 days' from generate_series(1, 3)`,
  )
  await db.platform.query(`insert into event (topic, kind, data) values ('agency:x', 'new', '{}')`)
  await db.platform.query(
    `insert into audit_event (actor_name, actor_roles, via, action, object_kind, object_id, request_id, occurred_at, recorded_at)
     values ('x', '{}', 'system', 'a.b', 'a', '1', 'r', now(), now() - interval '9 years')`,
  )
  expect(await prune(aSystem(db))).toMatchObject({ event: 3, session: 0 })
  expect(await prune(aSystem(db))).toMatchObject({ event: 0 })
  expect(await countRows(db, 'event', `kind = 'new'`)).toBe(1)
  expect(await countRows(db, 'audit_event', `recorded_at < now() - interval '8 years'`)).toBe(1)
  await expect(prune(aCtx(db, null, ['systemAdmin']))).rejects.toMatchObject({ kind: 'forbidden' })
})
