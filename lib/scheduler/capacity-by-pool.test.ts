import { capacityByPool } from '@/lib/scheduler/capacity-by-pool'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson } from '@/lib/testing/factories'

test('hosts that take no machines have nothing free, and what they hold stays taken', async ({ db }) => {
  const { rows } = await db.platform.query<{ id: string }>(
    `insert into pool (code, name, zone, protection_levels, architecture, driver)
     values ('p1', '测试池', 'extranet', '{2,3}', 'x86_64', 'simulator') returning id`,
  )
  const host = (name: string, state: string, free: number) =>
    db.platform.query(
      `insert into host (pool_id, name, vcpu, memory_mib, disk_gib, free_vcpu, free_memory_mib, free_disk_gib, state)
       values ($1, $2, 64, 1024, 1000, $3, 512, 500, $4)`,
      [rows[0]?.id, name, free, state],
    )
  await host('h1', 'up', 40)
  await host('h2', 'down', 64)
  const operator = (await aPerson(db, null, ['resourceOperator'])).ctx
  expect(await capacityByPool(operator)).toMatchObject([
    { name: '测试池', hosts: 2, hostsUp: 1, hostsDown: 1, vcpu: 128, freeVcpu: 40, freeMemoryMiB: 512 },
  ])
  const staff = (await aPerson(db, (await anAgency(db)).id, ['staff'])).ctx
  await expect(capacityByPool(staff)).rejects.toMatchObject({ kind: 'forbidden' })
})
