import { readHostFilter } from '@/lib/scheduler/host-filter'
import { hostMap } from '@/lib/scheduler/host-map'
import { findHost, listHosts } from '@/lib/scheduler/list-hosts'
import { listReservations, sumReservations } from '@/lib/scheduler/list-reservations'
import { listRoomOn } from '@/lib/scheduler/list-room-on'
import { poolRoom } from '@/lib/scheduler/pool-room'
import { reserve } from '@/lib/scheduler/reserve'
import { findDecision, searchDecisions } from '@/lib/scheduler/search-decisions'
import { setHostState } from '@/lib/scheduler/set-host-state'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aSystem, testNow } from '@/lib/testing/factories'

const later = new Date(testNow.getTime() + 600_000)
const size = { vcpu: 32, memoryMiB: 8192, diskGiB: 40, zone: 'extranet', architecture: 'x86_64' }
const operator = (db: Parameters<typeof aSystem>[0]) => aCtx(db, null, ['resourceOperator'])
const page = { page: 1, size: 20 }

async function aPlaced(db: Parameters<typeof aSystem>[0], level: number) {
  const { pool, hosts } = await aPool(db, { level, hosts: 3, vcpu: 32 })
  const agency = await anAgency(db)
  const key = crypto.randomUUID()
  const request = { ...size, protectionLevel: level }
  const held = await reserve(aSystem(db), { key, agencyId: agency.id, request, expiresAt: later })
  return { pool, hosts, agency, key, request, hostId: held.placed ? held.hostId : '' }
}

test('the picture tells every host that matches in four bytes, fullest first', async ({ db }) => {
  const { pool, hostId, hosts } = await aPlaced(db, 11)
  const idle = hosts.filter(({ id }) => id !== hostId)
  await setHostState(operator(db), { hostId: idle[0]?.id ?? '', state: 'maintenance', reason: '换内存' })
  const { pools, names, bars } = await hostMap(operator(db), readHostFilter({ pool: pool.id }))
  expect(pools).toEqual([{ id: pool.id, name: pool.name, hosts: 3 }])
  const full = (await findHost(operator(db), hostId))?.name
  expect(names.split('\n')[0]).toBe(full)
  const bytes = [...Buffer.from(bars, 'base64')]
  expect(bytes).toHaveLength(12)
  // All 32 cores are reserved, not confirmed; 8 of 128 GiB.
  expect(bytes.slice(0, 4)).toEqual([0, 250, 16, 0])
  expect(bytes.filter((_byte, at) => at % 4 === 3).sort()).toEqual([0, 0, 1])
  await expect(hostMap(aCtx(db, null, ['auditAdmin']), readHostFilter({}))).rejects.toMatchObject({
    kind: 'forbidden',
  })
})

test('hosts are found by text, pool, state and load', async ({ db }) => {
  const { pool, hostId } = await aPlaced(db, 12)
  const of = async (params: Record<string, string>) =>
    (await listHosts(operator(db), readHostFilter({ pool: pool.id, ...params }), page)).rows.map(
      ({ name }) => name,
    )
  const name = (await findHost(operator(db), hostId))?.name ?? ''
  expect(await of({ load: 'full' })).toEqual([name])
  expect(await of({ load: 'idle' })).toHaveLength(2)
  expect(await of({ q: name })).toEqual([name])
  expect(await of({ q: '%' })).toEqual([])
  expect(await of({ state: 'down' })).toEqual([])
  expect(await findHost(operator(db), name)).toMatchObject({ id: hostId })
  expect(await findHost(operator(db), 'nothing')).toBeUndefined()
  expect(await listRoomOn(operator(db), hostId)).toMatchObject([{ vcpu: 32, state: 'reserved' }])
})

test('free cores without memory for them are stranded, and the largest size that fits is said', async ({
  db,
}) => {
  const { pool } = await aPool(db, { level: 13, hosts: 2, vcpu: 32 })
  await db.platform.query(`update host set free_memory_mib = 4096 where pool_id = $1 and name like '%-1'`, [
    pool.id,
  ])
  const sold = [
    { vcpu: 2, memoryMiB: 4096, diskGiB: 40, architecture: null },
    { vcpu: 16, memoryMiB: 65_536, diskGiB: 40, architecture: null },
    { vcpu: 16, memoryMiB: 65_536, diskGiB: 40, architecture: 'aarch64' },
  ]
  const room = (await poolRoom(operator(db), sold, new Map())).get(pool.id)
  // The leanest size takes 2 GiB a core: 4 GiB feed two of the 32 cores.
  expect(room).toMatchObject({ freeVcpu: 64, strandedVcpu: 30, strandedMemoryMiB: 0, largest: { vcpu: 16 } })
  expect(room?.sizes).toMatchObject([
    { vcpu: 16, fits: 2 },
    { vcpu: 2, fits: 17 },
  ])
  expect(room?.fragmentation).toBeCloseTo(0.5)
})

test('reservations are listed by state, and every decision is found with its explanation', async ({ db }) => {
  const { agency, request, hostId, key } = await aPlaced(db, 14)
  const ctx = operator(db)
  const { rows } = await listReservations(ctx, { state: 'reserved', q: agency.name }, page)
  expect(rows).toMatchObject([{ key, hostId, vcpu: 32 }])
  expect((await sumReservations(ctx)).reserved.vcpu).toBeGreaterThanOrEqual(32)
  await reserve(aSystem(db), {
    key: crypto.randomUUID(),
    agencyId: agency.id,
    request: { ...request, vcpu: 64 },
    expiresAt: later,
  })
  const refused = await searchDecisions(ctx, { placed: false, q: agency.name, since: null }, page)
  expect(refused).toMatchObject({
    total: 1,
    rows: [{ placed: false, explanation: { refused: [{ filter: 'cpu' }] } }],
  })
  const [placed] = (await searchDecisions(ctx, { placed: true, q: '', since: null, keys: [key] }, page)).rows
  expect(await findDecision(ctx, placed?.id ?? '')).toMatchObject({
    hostId,
    bestNames: [{ id: hostId }, {}, {}],
  })
  expect(
    await searchDecisions(ctx, { placed: null, q: '', since: new Date(testNow.getTime() + 1000) }, page),
  ).toMatchObject({
    total: 0,
  })
  const staff = aCtx(db, agency.id, ['staff'])
  await expect(searchDecisions(staff, { placed: null, q: '', since: null }, page)).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await expect(listReservations(staff, { state: 'reserved', q: '' }, page)).rejects.toMatchObject({
    kind: 'forbidden',
  })
})
