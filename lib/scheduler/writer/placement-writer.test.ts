import { Pool } from 'pg'
import type { Databases } from '@/lib/context'
import { ensureGroup } from '@/lib/scheduler/ensure-group'
import { releaseReservation } from '@/lib/scheduler/release-reservation'
import type { CapacityRequest } from '@/lib/scheduler/request'
import { reserve } from '@/lib/scheduler/reserve'
import { resizeReservation } from '@/lib/scheduler/resize-reservation'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { anotherProcess, withWriter } from '@/lib/scheduler/testing/a-writer'
import { commitBatch } from '@/lib/scheduler/writer/commit-batch'
import { renewLeases, takeLeases } from '@/lib/scheduler/writer/leases'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aSystem, countRows, testNow } from '@/lib/testing/factories'

let level = 0
const expiresAt = new Date(testNow.getTime() + 600_000)
const key = () => crypto.randomUUID()

/** A pool that nothing else in this file reaches, and what is asked of it. */
async function aPoolOf(db: Databases, hosts: number, vcpu: number) {
  const protectionLevel = 200 + ++level
  const made = await aPool(db, { hosts, vcpu, level: protectionLevel })
  const request: CapacityRequest = {
    vcpu: 4,
    memoryMiB: 8192,
    diskGiB: 40,
    zone: 'extranet',
    protectionLevel,
    architecture: 'x86_64',
  }
  const agency = await anAgency(db)
  const ask = (other: Partial<CapacityRequest> = {}, itsKey = key()) => ({
    key: itsKey,
    agencyId: agency.id,
    request: { ...request, ...other },
    expiresAt,
  })
  return { ...made, agency, ask }
}

const byIndex = (db: Databases) => countRows(db, 'reservation', 'choice is not null')

/** Hosts whose free room is not capacity less live reservations. */
const wrongHosts = (db: Databases) =>
  countRows(
    db,
    'host',
    `free_vcpu + coalesce((select sum(vcpu) from reservation r where r.host_id = host.id and r.state <> 'released'), 0) <> vcpu
     or free_memory_mib + coalesce((select sum(memory_mib) from reservation r where r.host_id = host.id and r.state <> 'released'), 0) <> memory_mib
     or machines <> (select count(*) from reservation r where r.host_id = host.id and r.state <> 'released' and r.key not like '%:resize')`,
  )

test('the writer places as many as fit, a batch at a time; the rest is refused with reasons', async ({
  db,
}) => {
  const { pool, ask } = await aPoolOf(db, 3, 40)
  await withWriter(db, pool.id, async () => {
    const before = await byIndex(db)
    const answers = await Promise.all(Array.from({ length: 150 }, () => reserve(aSystem(db), ask())))
    expect(answers.filter(({ placed }) => placed)).toHaveLength(30)
    expect(answers.find(({ placed }) => !placed)).toMatchObject({
      explanation: { refused: [{ filter: 'cpu', params: { needed: 4, best: 0 } }] },
    })
    // Those that the writer keeps waiting look for themselves.
    expect((await byIndex(db)) - before).toBeGreaterThan(0)
  })
  expect(await wrongHosts(db)).toBe(0)
})

test('of two pools that serve the request, the one with the better host is taken', async ({ db }) => {
  const { pool: large, ask } = await aPoolOf(db, 1, 40)
  const { pool: small } = await aPool(db, { vcpu: 16, level })
  await db.platform.query(`update pool set protection_levels = array[$2::int] where id = $1`, [
    small.id,
    ask().request.protectionLevel,
  ])
  await withWriter(db, small.id, async ({ writer }) => {
    await expect.poll(() => writer.shards.has(large.id)).toBe(true)
    expect(await reserve(aSystem(db), ask())).toMatchObject({ placed: true, poolId: small.id })
    expect(await reserve(aSystem(db), ask({ poolId: large.id }))).toMatchObject({ poolId: large.id })
    expect(await reserve(aSystem(db), ask({ vcpu: 20 }))).toMatchObject({ poolId: large.id })
  })
})

test('the same key twenty times at once, from two processes, holds room once', async ({ db }) => {
  const { pool, ask } = await aPoolOf(db, 2, 40)
  const other = anotherProcess(db)
  await withWriter(db, pool.id, async () => {
    const same = ask()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => reserve(aSystem(index % 2 ? db : other), same)),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await reserve(aSystem(db), same)).toEqual(answers[0])
    expect(await countRows(db, 'reservation', `key = '${same.key}'`)).toBe(1)
  })
  expect(await wrongHosts(db)).toBe(0)
})

test('a host that was drained meanwhile refuses its part of the batch; that part goes elsewhere', async ({
  db,
}) => {
  const { pool, hosts, ask } = await aPoolOf(db, 2, 40)
  await withWriter(db, pool.id, async ({ writer }) => {
    const started = await reserve(aSystem(db), ask())
    const drained = hosts.find(({ id }) => started.placed && id === started.hostId)
    await db.platform.query(`update host set state = 'drain', version = version + 1 where id = $1`, [
      drained?.id,
    ])
    const answers = await Promise.all(Array.from({ length: 8 }, () => reserve(aSystem(db), ask())))
    expect(new Set(answers.map((answer) => answer.placed && answer.hostId))).toEqual(
      new Set(hosts.filter(({ id }) => id !== drained?.id).map(({ id }) => id)),
    )
    expect(writer.shards.size).toBeGreaterThan(0)
  })
  expect(await wrongHosts(db)).toBe(0)
})

test('another process hands its request over and gets the answer of the writer', async ({ db }) => {
  const { pool, ask } = await aPoolOf(db, 2, 40)
  await withWriter(db, pool.id, async () => {
    const before = await byIndex(db)
    const other = anotherProcess(db)
    // On a busy machine the first may have lost patience.
    await expect
      .poll(
        async () => {
          expect(await reserve(aSystem(other), ask({ vcpu: 1 }))).toMatchObject({ placed: true })
          return (await byIndex(db)) - before
        },
        { timeout: 10_000 },
      )
      .toBeGreaterThan(0)
    expect(await countRows(db, 'placement_request')).toBe(0)
  })
})

test('without a writer, or with one that is silent, the caller claims by itself', async ({ db }) => {
  const { pool, ask } = await aPoolOf(db, 2, 40)
  expect(await reserve(aSystem(db), ask())).toMatchObject({ placed: true })
  await db.platform.query(
    `insert into placement_lease (pool_id, holder, epoch, expires_at) values ($1, 'silent', 1, now() + interval '1 min')
     on conflict (pool_id) do update set holder = 'silent', epoch = placement_lease.epoch + 1, expires_at = excluded.expires_at`,
    [pool.id],
  )
  const before = await byIndex(db)
  const started = performance.now()
  expect(await reserve(aSystem(db), ask())).toMatchObject({ placed: true })
  expect(performance.now() - started).toBeGreaterThan(195)
  expect(await byIndex(db)).toBe(before)
  expect(await countRows(db, 'placement_request')).toBe(0)
  await db.platform.query(`update placement_lease set expires_at = now() where pool_id = $1`, [pool.id])
})

test('a pool has one leader; with an epoch that has passed nothing is written', async ({ db }) => {
  const { pool, hosts, ask } = await aPoolOf(db, 1, 40)
  const [lease] = (await takeLeases(db.platform, 'first')).filter(({ poolId }) => poolId === pool.id)
  if (!lease) throw new Error('no lease')
  expect(await takeLeases(db.platform, 'second')).toEqual([])
  await db.platform.query(`update placement_lease set expires_at = now()`)
  const [next] = (await takeLeases(db.platform, 'second')).filter(({ poolId }) => poolId === pool.id)
  expect(next?.epoch).toBe(lease.epoch + 1)
  const decisions = [
    {
      ask: { ...ask(), holdSeconds: 60, at: testNow.toISOString() },
      hostId: hosts[0]?.id ?? '',
      explanation: { by: 'index' as const, looked: 1, left: [], best: [] },
    },
  ]
  const late = await commitBatch(db.platform, lease, decisions)
  expect(late).toMatchObject({ fenced: true, claimed: new Map() })
  expect(await countRows(db, 'reservation', `host_id = '${hosts[0]?.id}'`)).toBe(0)
  const now = await commitBatch(db.platform, { ...lease, epoch: lease.epoch + 1 }, decisions)
  expect(now).toMatchObject({ fenced: false })
  expect(now.claimed.size).toBe(1)
  await db.platform.query(`update placement_lease set expires_at = now()`)
})

test('what was handed over by somebody who has stopped waiting is not placed', async ({ db }) => {
  const { pool, hosts, ask } = await aPoolOf(db, 1, 40)
  const [lease] = (await takeLeases(db.platform, 'slow')).filter(({ poolId }) => poolId === pool.id)
  if (!lease) throw new Error('no lease')
  const { rows } = await db.platform.query<{ id: string }>(
    `insert into placement_request (holder, ask) select 'slow', '{}' from generate_series(1, 2) returning id`,
  )
  const [waits, gone] = rows.map(({ id }) => id)
  const handed = (handedAs: string | undefined) => ({
    ask: { ...ask(), holdSeconds: 60, at: testNow.toISOString(), handedAs },
    hostId: hosts[0]?.id ?? '',
    explanation: { by: 'index' as const, looked: 1, left: [], best: [] },
  })
  const decisions = [handed(waits), handed(gone), handed(undefined)]
  await db.platform.query(`delete from placement_request where id = $1`, [gone])
  const committed = await commitBatch(db.platform, lease, decisions)
  expect(committed.unwaited).toEqual(new Set([decisions[1]?.ask.key]))
  const held = await db.platform.query<{ key: string }>(`select key from reservation where host_id = $1`, [
    hosts[0]?.id,
  ])
  expect(held.rows.map(({ key }) => key).sort()).toEqual(
    [decisions[0], decisions[2]].map((each) => each?.ask.key).sort(),
  )
  await db.platform.query(`delete from placement_request where holder = 'slow'`)
  await db.platform.query(`update placement_lease set expires_at = now()`)
})

test('a batch under way holds up a change of hands, but no renewal', async ({ db }) => {
  const { pool } = await aPoolOf(db, 1, 40)
  const leases = (await takeLeases(db.platform, 'first')).filter(({ poolId }) => poolId === pool.id)
  await db.platform.query(`update placement_lease set expires_at = now() where pool_id = $1`, [pool.id])
  const impatient = new Pool({
    connectionString: process.env.TEST_PLATFORM_URL,
    options: '-c lock_timeout=50ms',
  })
  const batch = await db.platform.connect()
  await batch.query('begin')
  await batch.query('select from placement_lease where pool_id = $1 for key share', [pool.id])
  await expect(takeLeases(impatient, 'second')).rejects.toMatchObject({ code: '55P03' })
  expect(await renewLeases(impatient, leases)).toMatchObject([{ epoch: leases[0]?.epoch }])
  await batch.query('commit')
  batch.release()
  await impatient.end()
  await db.platform.query(`update placement_lease set expires_at = now()`)
})

test('a writer whose lease was taken places nothing more itself', async ({ db }) => {
  const { pool, ask } = await aPoolOf(db, 1, 40)
  await withWriter(db, pool.id, async ({ writer }) => {
    await db.platform.query(
      `update placement_lease set holder = 'other', epoch = epoch + 1, expires_at = now() + interval '1 min' where pool_id = $1`,
      [pool.id],
    )
    const before = await byIndex(db)
    const { key, agencyId, request } = ask()
    expect(
      await writer.ask({ key, agencyId, request, holdSeconds: 60, at: testNow.toISOString() }),
    ).toBeNull()
    expect(writer.shards.has(pool.id)).toBe(false)
    expect(await byIndex(db)).toBe(before)
  })
  await db.platform.query(`update placement_lease set expires_at = now()`)
})

test('of one anti-affinity group no host gets two, also when asked in one batch', async ({ db }) => {
  const { pool, agency, ask } = await aPoolOf(db, 3, 40)
  const groupId = await ensureGroup(aSystem(db), agency.id, null, { name: '前端双机' })
  await withWriter(db, pool.id, async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => reserve(aSystem(db), ask({ groupId }))))
    expect(answers.filter(({ placed }) => placed)).toHaveLength(3)
    expect(answers.find(({ placed }) => !placed)).toMatchObject({
      explanation: { refused: [{ filter: 'group' }] },
    })
  })
  expect(await countRows(db, 'group_host', `group_id = '${groupId}' and members = 1`)).toBe(3)
})

test('a machine grows on its own host by the difference, else it is held room elsewhere', async ({ db }) => {
  const { pool, ask } = await aPoolOf(db, 2, 16)
  await withWriter(db, pool.id, async () => {
    const machine = ask()
    const { key, agencyId } = machine
    const started = await reserve(aSystem(db), machine)
    if (!started.placed) throw new Error('not placed')
    const before = await byIndex(db)
    const grown = { key, agencyId, expiresAt }
    const here = await resizeReservation(aSystem(db), {
      ...grown,
      to: { vcpu: 8, memoryMiB: 16_384, diskGiB: 40 },
    })
    expect(here).toMatchObject({ placed: true, hostId: started.hostId, key: `${key}:resize` })
    expect((await byIndex(db)) - before).toBe(1)
    await reserve(aSystem(db), ask({ vcpu: 6 }))
    const elsewhere = await resizeReservation(aSystem(db), {
      ...grown,
      to: { vcpu: 16, memoryMiB: 16_384, diskGiB: 40 },
    })
    expect(elsewhere).toMatchObject({ placed: true, key: `${key}:move` })
    expect(elsewhere.placed && elsewhere.hostId).not.toBe(started.hostId)
  })
  expect(await wrongHosts(db)).toBe(0)
})

test('room that another process took or gave back is seen by the writer', async ({ db }) => {
  const { pool, hosts, ask } = await aPoolOf(db, 1, 8)
  await withWriter(db, pool.id, async ({ writer }) => {
    const [one, two] = [ask(), ask()]
    await reserve(aSystem(db), one)
    await reserve(aSystem(db), two)
    const { key, agencyId, request } = ask()
    const again = { key, agencyId, request, holdSeconds: 60, at: testNow.toISOString() }
    expect(await writer.ask(again)).toBeNull()
    await releaseReservation(aSystem(db), one.key)
    await expect.poll(() => writer.ask(again), { timeout: 10_000 }).toMatchObject({ hostId: hosts[0]?.id })
  })
  expect(await wrongHosts(db)).toBe(0)
})
