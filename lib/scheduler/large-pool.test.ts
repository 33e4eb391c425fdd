import { addHosts } from '@/lib/scheduler/add-hosts'
import { addPool } from '@/lib/scheduler/add-pool'
import { capacityOverview } from '@/lib/scheduler/capacity-overview'
import { countRoom } from '@/lib/scheduler/count-room'
import { AddPool } from '@/lib/scheduler/input'
import { listHosts } from '@/lib/scheduler/list-hosts'
import { poolRoom } from '@/lib/scheduler/pool-room'
import { reserve } from '@/lib/scheduler/reserve'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aSystem, testNow } from '@/lib/testing/factories'

const pool = AddPool.parse({
  code: 'gov-ext-large',
  name: '大型资源池',
  zone: 'extranet',
  protectionLevels: ['4'],
  architecture: 'x86_64',
  driver: 'simulator',
  policy: 'pack',
  cpuOvercommit: '1.5',
})
const metal = { prefix: 'gx9', vcpu: 64, memoryGiB: 256, diskGiB: 4000 }
const later = new Date(testNow.getTime() + 600_000)

test('sums and table of a large pool hold every host', async ({ db }) => {
  const operator = aCtx(db, null, ['resourceOperator'])
  const { id } = await addPool(operator, pool)
  await addHosts(operator, { poolId: id, ...metal, count: 65 })
  const request = { vcpu: 6, memoryMiB: 8192, diskGiB: 40, zone: 'extranet', architecture: 'x86_64' }
  await reserve(aSystem(db), {
    key: crypto.randomUUID(),
    agencyId: (await anAgency(db)).id,
    request: { ...request, protectionLevel: 4 },
    expiresAt: later,
  })
  await db.platform.query(
    `update host set state = 'drain' where pool_id = $1 and name = 'gx9-64' and free_vcpu = vcpu`,
    [id],
  )
  const shown = (await capacityOverview(operator)).find((each) => each.pool.id === id)
  expect(shown?.totals).toMatchObject({
    hosts: 65,
    draining: 1,
    down: 0,
    vcpu: 65 * 96,
    freeVcpu: 65 * 96 - 6,
    heldVcpu: 6,
  })
  const usual = { diskGiB: 40, architecture: null }
  const room = (
    await poolRoom(
      operator,
      [
        { ...usual, vcpu: 4, memoryMiB: 8192 },
        { ...usual, vcpu: 8, memoryMiB: 32_768 },
      ],
      new Map(),
    )
  ).get(id)
  expect(room?.sizes.map(({ fits }) => fits)).toEqual([63 * 8 + 7, 63 * 24 + 22])
  const everywhere = { q: '', pools: [id], states: [], load: null }
  const table = await listHosts(operator, everywhere, { page: 1, size: 20 })
  expect(table).toMatchObject({ total: 65, rows: [{ sizes: [6] }, ...Array(19).fill({ sizes: [] })] })
  const staff = aCtx(db, (await anAgency(db)).id, ['staff'])
  await expect(listHosts(staff, everywhere, { page: 1, size: 5 })).rejects.toMatchObject({
    kind: 'forbidden',
  })
})

test('room is counted for several sizes at once, and only for those who may ask', async ({ db }) => {
  await aPool(db, { level: 6 })
  const size = { diskGiB: 40, zone: 'extranet', protectionLevel: 6, architecture: 'x86_64' }
  const asked = [
    { ...size, vcpu: 2, memoryMiB: 4096 },
    { ...size, vcpu: 5000, memoryMiB: 4096 },
  ]
  const [some, none] = await countRoom(aSystem(db), asked)
  expect(some).toBeGreaterThan(0)
  expect(none).toBe(0)
  await expect(countRoom(aCtx(db, null, ['auditAdmin']), asked)).rejects.toMatchObject({ kind: 'forbidden' })
})
