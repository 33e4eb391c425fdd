import { simFaults, simProfiles } from '@/lib/db/schema/simulator'
import { computeContract } from '@/lib/providers/compute/contract'
import type { MachineSpec } from '@/lib/providers/compute/driver'
import { addressAt, addressCount } from '@/lib/providers/compute/simulator/addresses'
import { simulator } from '@/lib/providers/compute/simulator/driver'
import { withDeadline } from '@/lib/providers/with-deadline'
import { expect, test } from '@/lib/testing/db'
import { aSystem, countRows } from '@/lib/testing/factories'

let counter = 0
const network = { ref: 'n', cidr: '10.24.6.0/24' }
computeContract('simulator', async (db) => ({
  driver: simulator(db.platform, `contract${++counter}`),
  network,
}))

const spec: MachineSpec = {
  name: 'vm',
  vcpu: 2,
  memoryMiB: 2048,
  diskGiB: 20,
  dataDisksGiB: [],
  hostName: 'h1',
  image: null,
  network,
  sshKeys: [],
}
const patient = { signal: AbortSignal.timeout(600_000), attempt: null }

test('a lost answer has done the thing, and the journal says so', async ({ db }) => {
  const driver = simulator(db.platform, 'lost')
  const token = crypto.randomUUID()
  await aSystem(db).db.insert(simFaults).values({ op: 'ensure', kind: 'lostAnswer', token })
  await expect(driver.ensure(spec, token, patient)).rejects.toMatchObject({ kind: 'unknown' })
  expect(await driver.find(token, patient)).not.toBeNull()
  expect(
    await countRows(
      db,
      'sim_journal',
      `token = '${token}' and outcome = 'lostAnswer' and fault = 'lostAnswer'`,
    ),
  ).toBe(1)
})

test('an engine that hangs is given up at the deadline: unknown, not failed', async ({ db }) => {
  const driver = simulator(db.platform, 'hanging')
  const token = crypto.randomUUID()
  await aSystem(db).db.insert(simFaults).values({ op: 'ensure', kind: 'hang', token })
  const late = withDeadline(0.05, (signal) => driver.ensure(spec, token, { signal, attempt: 1 }))
  await expect(late).rejects.toMatchObject({ kind: 'unknown', code: 'timeout', retryable: true })
  expect(await countRows(db, 'sim_machine', `token = '${token}'`)).toBe(0)
})

test('a machine is building for the time its pool takes', async ({ db }) => {
  await aSystem(db).db.insert(simProfiles).values({ poolCode: 'slow', buildMillis: 3_600_000 })
  const driver = simulator(db.platform, 'slow')
  expect(await driver.ensure(spec, crypto.randomUUID(), patient)).toMatchObject({ power: 'building' })
})

test('faults by seed are the same for the same seed, and as many as the profile says', async ({ db }) => {
  await aSystem(db)
    .db.insert(simProfiles)
    .values([
      { poolCode: 'seed-a', seed: 7, failPercent: 30 },
      { poolCode: 'seed-b', seed: 7, failPercent: 30 },
    ])
  const outcomes = async (poolCode: string) => {
    const driver = simulator(db.platform, poolCode)
    const heard: boolean[] = []
    for (let i = 0; i < 60; i++)
      heard.push(
        await driver.removePort(`${i}`, patient).then(
          () => true,
          () => false,
        ),
      )
    await aSystem(db).db.execute('delete from sim_journal')
    return heard
  }
  const first = await outcomes('seed-a')
  expect(await outcomes('seed-b')).toEqual(first)
  expect(first.filter((well) => !well).length).toBeGreaterThan(8)
  expect(first.filter((well) => !well).length).toBeLessThan(30)
})

test('a network gives each address once, and says when it has no more', async ({ db }) => {
  const driver = simulator(db.platform, 'small')
  const small = { ...spec, network: { ref: 'n', cidr: '10.9.8.16/28' } }
  expect(addressCount(small.network.cidr)).toBe(5)
  const ports = await Promise.all(
    Array.from({ length: 5 }, () => driver.ensurePort(small, crypto.randomUUID(), patient)),
  )
  expect(new Set(ports.map(({ address }) => address)).size).toBe(5)
  expect(addressAt(small.network.cidr, 0)).toBe('10.9.8.26')
  const token = crypto.randomUUID()
  await expect(driver.ensurePort(small, token, patient)).rejects.toMatchObject({
    code: 'noRoom',
    kind: 'permanent',
  })
})
