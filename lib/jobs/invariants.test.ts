import { Client } from 'pg'
import { afterAll, beforeAll } from 'vitest'
import type { Databases } from '@/lib/context'
import { startHeartbeat } from '@/lib/jobs/heartbeat'
import { countViolations } from '@/lib/jobs/invariants'
import { metricsOf } from '@/lib/jobs/metrics'
import { readiness } from '@/lib/jobs/readiness'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { expect, test } from '@/lib/testing/db'
import { aBudget, aBusinessSystem, anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'

let owner: Client
beforeAll(async () => {
  owner = new Client({ connectionString: process.env.TEST_OWNER_URL })
  await owner.connect()
})
afterAll(() => owner.end())

async function violated(db: Databases): Promise<Record<string, number>> {
  const counts = await countViolations(db)
  return Object.fromEntries(counts.filter(({ count }) => count > 0).map(({ id, count }) => [id, count]))
}

test('all read zero where nothing is wrong', async ({ db }) => {
  await aBudget(db, (await anAgency(db)).id)
  expect(await countViolations(db)).toHaveLength(9)
  expect(await violated(db)).toEqual({})
})

test('each sees what breaks it', async ({ db }) => {
  const agency = await anAgency(db)
  const budget = await aBudget(db, agency.id)
  const system = await aBusinessSystem(db, agency.id)
  const person = await aPerson(db, agency.id, ['staff'])
  await owner.query(
    `insert into "order" (agency_id, number, title, state, content, business_system_id, budget_id, requester_id, created_at)
     values ($1, 'X-1', 'lost', 'approved', '{}', $2, $3, $4, now())`,
    [agency.id, system.id, budget.id, person.id],
  )
  expect(await violated(db)).toEqual({ I1: 1, I6: 1 })
  await owner.query(
    `insert into sim_machine (ref, pool_code, host_name, token, name, vcpu, memory_mib, disk_gib, power, ready_at, volumes, networks, created_at)
     select 'm' || n, 'p', 'h', 'same', 'm', 1, 1, 1, 'running', now(), '[]', '[]', now() - interval '1 hour' from generate_series(1, 2) n`,
  )
  expect(await violated(db)).toMatchObject({ I2: 1, I3: 2 })
  await owner.query(`update quota set used = 1 where agency_id = $1 and kind = 'vcpu'`, [agency.id])
  expect(await violated(db)).toMatchObject({ I4: 1 })
  await owner.query(
    `insert into statement (agency_id, month, number, state, total_fen, lines, created_at) values ($1, '202610', 'S-1', 'reviewing', 5, 1, now())`,
    [agency.id],
  )
  expect(await violated(db)).toMatchObject({ I5: 2 })
  await owner.query('alter table quota no force row level security')
  expect(await violated(db)).toMatchObject({ I7: 1 })
  await owner.query('alter table quota force row level security')
  await owner.query(
    `insert into idempotency_key (owner_id, key, request_hash, created_at) values ($1, 'k', 'h', now() - interval '1 hour')`,
    [person.id],
  )
  expect(await violated(db)).toMatchObject({ I8: 1 })
  const { hosts } = await aPool(db)
  await owner.query(
    `insert into reservation (agency_id, key, host_id, vcpu, memory_mib, disk_gib, state, created_at)
     values ($1, gen_random_uuid() || ':evacuate', $2, 0, 0, 0, 'confirmed', now() - interval '1 hour')`,
    [agency.id, hosts[0]?.id],
  )
  await owner.query(`update host set state = 'asleep' where id = $1`, [hosts[0]?.id])
  expect(await violated(db)).toMatchObject({ I9: 2 })
  const text = await metricsOf(db).metrics()
  expect(text).toContain('zt_invariant_violations{invariant="I1"} 1')
  expect(text).toContain('zt_invariant_violations{invariant="I7"} 0')
})

test('readiness asks the database, the migrations and tells of workers', async ({ db }) => {
  expect(await readiness(db)).toEqual({ ready: true, database: true, migrated: true, worker: false })
  const heartbeat = startHeartbeat(db, 'worker')
  await heartbeat.stop()
  expect(await countRows(db, 'heartbeat')).toBe(0)
  await aSystem(db).db.execute(`insert into heartbeat (process, kind, details) values ('w', 'worker', '{}')`)
  expect(await readiness(db)).toMatchObject({ ready: true, worker: true })
  expect(await readiness(db, Date.now() * 2)).toMatchObject({ ready: false, migrated: false })
})
