import { createSubnet } from '@/lib/compute/create-subnet'
import { listSubnets } from '@/lib/compute/list-subnets'
import { machineParams } from '@/lib/compute/machine-params'
import { anInstance } from '@/lib/compute/testing/an-instance'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, aSystem } from '@/lib/testing/factories'

describe('subnets of an agency', () => {
  test('count what is free: a machine with an address takes one, of its own subnet', async ({ db }) => {
    const agency = await anAgency(db)
    const { ctx } = await aPerson(db, agency.id, ['staff'])
    const { id } = await createSubnet(ctx, { name: '应用', zone: 'extranet', cidr: '10.24.6.0/24' })
    await createSubnet(ctx, { name: '数据库', zone: 'extranet', cidr: '10.24.7.0/28' })
    await anInstance(db, agency.id, { config: { subnet: id }, address: '10.24.6.2' })
    await anInstance(db, agency.id, { config: { subnet: id }, state: 'pending' })
    expect((await listSubnets(ctx)).map(({ name, size, free }) => [name, size, free])).toEqual([
      ['应用', 253, 252],
      ['数据库', 13, 13],
    ])
    expect(await machineParams(aSystem(db), agency.id, { subnet: id })).toEqual({
      network: { ref: id, cidr: '10.24.6.0/24' },
    })
  })

  test.for([
    ['10.24.6.0', 'compute.cidrFormat'],
    ['10.24.6.9/24', 'compute.cidrHost'],
    ['10.24.0.0/16', 'compute.cidrSize'],
    ['10.24.6.0/30', 'compute.cidrSize'],
    ['172.16.0.0/24', 'compute.cidrOutside'],
    ['10.24.0.0/23', 'compute.cidrOverlap'],
  ] as const)('%s is refused at its field: %s', async ([cidr, code], { db }) => {
    const { ctx } = await aPerson(db, (await anAgency(db)).id, ['staff'])
    await createSubnet(ctx, { name: '已有', zone: 'extranet', cidr: '10.24.1.0/24' })
    const refused = createSubnet(ctx, { name: '新', zone: 'extranet', cidr })
    await expect(refused).rejects.toMatchObject({ details: { fields: { cidr: { code } } } })
  })

  test('two people parting the same network at once: one of them is told', async ({ db }) => {
    const { ctx } = await aPerson(db, (await anAgency(db)).id, ['staff'])
    const both = await Promise.allSettled(
      ['a', 'b'].map((name) => createSubnet(ctx, { name, zone: 'extranet', cidr: '10.24.2.0/24' })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('two agencies may use the same network; neither sees the other', async ({ db }) => {
    const one = await aPerson(db, (await anAgency(db)).id, ['staff'])
    const two = await aPerson(db, (await anAgency(db)).id, ['staff'])
    const input = { name: '应用', zone: 'extranet' as const, cidr: '10.24.3.0/24' }
    await createSubnet(one.ctx, input)
    expect(await listSubnets(two.ctx)).toEqual([])
    await createSubnet(two.ctx, input)
  })

  test('a zone the agency has not got, a name it has, and a role that may not, are refused', async ({
    db,
  }) => {
    const agency = await anAgency(db, { networkZones: ['extranet'] })
    const { ctx } = await aPerson(db, agency.id, ['staff'])
    const internet = createSubnet(ctx, { name: 'x', zone: 'internet', cidr: '172.16.0.0/24' })
    await expect(internet).rejects.toMatchObject({ code: 'compute.subnetZone' })
    await createSubnet(ctx, { name: 'x', zone: 'extranet', cidr: '10.24.4.0/24' })
    const again = createSubnet(ctx, { name: 'x', zone: 'extranet', cidr: '10.24.5.0/24' })
    await expect(again).rejects.toMatchObject({ code: 'compute.subnetName' })
    const finance = aCtx(db, agency.id, ['finance'])
    const refused = createSubnet(finance, { name: 'y', zone: 'extranet', cidr: '10.24.8.0/24' })
    await expect(refused).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
