import type { Databases } from '@/lib/context'
import type { Call, ComputeDriver, MachineSpec } from '@/lib/providers/compute/driver'
import { describe, expect, test } from '@/lib/testing/db'

/** How a suite gets an engine with nothing in it. */
export type Bench = { driver: ComputeDriver; network: MachineSpec['network'] }

const call: Call = { signal: AbortSignal.timeout(600_000), attempt: null }
const stranger = 'vm-00000000-0000-0000-0000-000000000000'

/** What every compute driver must keep, whatever its engine. Each driver's test runs the whole suite. */
export function computeContract(name: string, bench: (db: Databases) => Promise<Bench>): void {
  const newToken = () => crypto.randomUUID()

  async function aMachine(db: Databases) {
    const { driver, network } = await bench(db)
    const token = newToken()
    const spec: MachineSpec = {
      name: 'contract-01',
      vcpu: 2,
      memoryMiB: 2048,
      diskGiB: 20,
      dataDisksGiB: [50],
      hostName: null,
      image: null,
      network,
      sshKeys: [],
    }
    const port = await driver.ensurePort(spec, token, call)
    const { ref } = await driver.ensure(spec, token, call)
    return { driver, spec, token, port, ref }
  }

  describe(`compute contract: ${name}`, () => {
    test('asking twice by the same token makes one port and one machine', async ({ db }) => {
      const { driver, spec, token, port, ref } = await aMachine(db)
      expect(await driver.ensurePort(spec, token, call)).toEqual(port)
      expect((await driver.ensure(spec, token, call)).ref).toBe(ref)
      const mine = (await driver.list(call)).filter((machine) => machine.token === token)
      expect(mine).toHaveLength(1)
      expect(mine[0]).toMatchObject({ ref, vcpu: 2, memoryMiB: 2048, address: port.address })
    })

    test('two tokens get two machines with addresses of their own', async ({ db }) => {
      const { driver, spec, port } = await aMachine(db)
      const other = await driver.ensurePort(spec, newToken(), call)
      expect(other.address).not.toBe(port.address)
    })

    test('disks are attached once', async ({ db }) => {
      const { driver, token, ref } = await aMachine(db)
      expect((await driver.ensureDisks(ref, [50], token, call)).disks).toBe(1)
      expect((await driver.ensureDisks(ref, [50], token, call)).disks).toBe(1)
    })

    test('a machine is found by its reference and by its token', async ({ db }) => {
      const { driver, token, ref } = await aMachine(db)
      expect(await driver.observe(ref, call)).toMatchObject({ ref, token })
      expect(await driver.find(token, call)).toMatchObject({ ref })
      expect(await driver.observe(stranger, call)).toBeNull()
      expect(await driver.find(newToken(), call)).toBeNull()
    })

    test('power, name, size and owner change, and say so', async ({ db }) => {
      const { driver, token, ref } = await aMachine(db)
      const change = (wanted: Parameters<ComputeDriver['change']>[1]) =>
        driver.change(ref, wanted, token, call)
      expect(await change({ action: 'stop' })).toMatchObject({ power: 'stopped' })
      expect(await change({ action: 'stop' })).toMatchObject({ power: 'stopped' })
      expect(await change({ action: 'start' })).toMatchObject({ power: 'running' })
      expect(await change({ action: 'reboot' })).toMatchObject({ power: 'running' })
      expect(await driver.suspend(ref, token, call)).toMatchObject({ power: 'suspended' })
      expect(await driver.resume(ref, token, call)).toMatchObject({ power: 'running' })
      expect(await change({ action: 'rename', name: 'contract-02' })).toMatchObject({ name: 'contract-02' })
      const larger = { action: 'resize', vcpu: 4, memoryMiB: 4096, diskGiB: 40, hostName: null } as const
      expect(await change(larger)).toMatchObject({ ref, vcpu: 4 })
      const owner = newToken()
      expect(await change({ action: 'adopt', newToken: owner })).toMatchObject({ token: owner })
      expect(await driver.find(token, call)).toBeNull()
    })

    test('moved or rebuilt where it can be, a machine is the same one on another host', async ({ db }) => {
      const { driver, token, port, ref } = await aMachine(db)
      const actions = (['move', 'rebuild'] as const).filter((action) => driver.abilities[action])
      for (const action of actions) {
        const { power } = (await driver.observe(ref, call)) ?? {}
        for (const hostName of [`contract-${action}`, `contract-${action}`]) {
          const there = await driver.change(ref, { action, hostName }, token, call)
          expect(there).toMatchObject({ ref, token, hostName, power, address: port.address })
        }
        await expect(
          driver.change(stranger, { action, hostName: 'nowhere' }, newToken(), call),
        ).rejects.toMatchObject({ kind: 'permanent', code: 'notFound' })
      }
    })

    test('an empty host is switched off and on where it can be, and says how far it is', async ({ db }) => {
      const { driver } = await bench(db)
      const [hostName, token] = ['contract-sleeper', newToken()]
      if (!driver.abilities.power) {
        await expect(driver.powerDownHost(hostName, token, call)).rejects.toMatchObject({
          kind: 'permanent',
          code: 'notAble',
        })
        return
      }
      for (const _ of ['once', 'twice'])
        await expect.poll(() => driver.powerDownHost(hostName, token, call), { timeout: 600_000 }).toBe('off')
      expect(['starting', 'on']).toContain(await driver.wakeHost(hostName, token, call))
      await expect.poll(() => driver.wakeHost(hostName, token, call), { timeout: 600_000 }).toBe('on')
    })

    test('a host with machines is not switched off, and one that is off takes none', async ({ db }) => {
      const { driver, spec, token, ref } = await aMachine(db)
      if (!driver.abilities.power || !driver.abilities.move) return
      const hostName = 'contract-awake'
      await driver.change(ref, { action: 'move', hostName }, token, call)
      await expect(driver.powerDownHost(hostName, newToken(), call)).rejects.toMatchObject({
        kind: 'permanent',
        code: 'notEmpty',
      })
      const off = 'contract-off'
      await expect.poll(() => driver.powerDownHost(off, newToken(), call), { timeout: 600_000 }).toBe('off')
      const refused = { kind: 'permanent', code: 'hostOff' }
      await expect(driver.change(ref, { action: 'move', hostName: off }, token, call)).rejects.toMatchObject(
        refused,
      )
      const other = newToken()
      await driver.ensurePort(spec, other, call)
      await expect(driver.ensure({ ...spec, hostName: off }, other, call)).rejects.toMatchObject(refused)
    })

    test('what does not exist cannot be changed, and that is for good', async ({ db }) => {
      const { driver } = await bench(db)
      await expect(driver.change(stranger, { action: 'stop' }, newToken(), call)).rejects.toMatchObject({
        name: 'DriverError',
        kind: 'permanent',
        code: 'notFound',
        retryable: false,
      })
    })

    test('removed is gone; removing again changes nothing', async ({ db }) => {
      const { driver, token, ref } = await aMachine(db)
      await driver.remove(ref, token, call)
      await driver.remove(ref, token, call)
      await driver.removePort(token, call)
      await driver.removePort(token, call)
      expect(await driver.observe(ref, call)).toBeNull()
      expect((await driver.list(call)).some((machine) => machine.ref === ref)).toBe(false)
    })

    test('an attempt that was overtaken is refused', async ({ db }) => {
      const { driver, spec } = await aMachine(db)
      const token = newToken()
      await driver.ensurePort(spec, token, { ...call, attempt: 2 })
      await expect(driver.ensure(spec, token, { ...call, attempt: 1 })).rejects.toMatchObject({
        code: 'stale',
      })
    })

    test('samples lie within what was asked, and asking twice gives the same', async ({ db }) => {
      const { driver, ref } = await aMachine(db)
      const [from, to] = [new Date('2026-11-20T02:00:00Z'), new Date('2026-11-20T03:00:00Z')]
      const samples = await driver.samples(ref, from, to, 300, call)
      expect(samples).toHaveLength(12)
      expect(
        samples.every(({ at, cpuPercent }) => at >= from && at < to && cpuPercent >= 0 && cpuPercent <= 100),
      ).toBe(true)
      expect(samples.every(({ memoryMiB }) => memoryMiB > 0 && memoryMiB <= 2048)).toBe(true)
      expect(await driver.samples(ref, from, to, 300, call)).toEqual(samples)
      expect(await driver.samples(stranger, from, to, 300, call)).toEqual([])
    })

    test('it is well, and can be told to replay', async ({ db }) => {
      const { driver } = await bench(db)
      expect(await driver.health(call)).toMatchObject({ ok: true })
      await driver.reconcile(call)
    })
  })
}
