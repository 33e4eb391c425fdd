import { collectUsage } from '@/lib/metering/collect-usage'
import { foldMonth } from '@/lib/metering/fold-month'
import { missingReadings } from '@/lib/metering/missing-readings'
import { recordUsage } from '@/lib/metering/record-usage'
import type { UsageFact } from '@/lib/metering/usage-fact'
import { aPricedService } from '@/lib/testing/a-priced-service'
import { anInstance } from '@/lib/testing/an-instance'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'

function aFact(agencyId: string, hour: number, values: Partial<UsageFact> = {}): UsageFact {
  const startAt = new Date(Date.UTC(2026, 9, 5, hour))
  return {
    source: 'driver',
    id: `202610-${startAt.toISOString()}-${agencyId}`,
    agencyId,
    instanceId: agencyId,
    meter: 'traffic.outGiB',
    quantity: '1.5',
    unit: 'gib',
    startAt,
    endAt: new Date(startAt.getTime() + 3_600_000),
    ...values,
  }
}

describe('taking usage facts in', () => {
  test('the same facts again change nothing; new ones among them are added', async ({ db }) => {
    const { id } = await anAgency(db)
    const ctx = aSystem(db)
    expect(await recordUsage(ctx, [aFact(id, 0), aFact(id, 1)])).toEqual({ added: 2 })
    expect(await recordUsage(ctx, [aFact(id, 0, { quantity: '99' }), aFact(id, 1)])).toEqual({ added: 0 })
    expect(await recordUsage(ctx, [aFact(id, 1), aFact(id, 2)])).toEqual({ added: 1 })
    expect(await countRows(db, 'usage_fact', `agency_id = '${id}' and quantity = 1.5`)).toBe(3)
  })

  test('a fact names its month and stays within it', async ({ db }) => {
    const { id } = await anAgency(db)
    const ctx = aSystem(db)
    await expect(recordUsage(ctx, [aFact(id, 0, { id: 'x' })])).rejects.toMatchObject({
      code: 'metering.idWithoutMonth',
    })
    await expect(
      recordUsage(ctx, [aFact(id, 0, { endAt: new Date('2026-11-02T00:00:00Z') })]),
    ).rejects.toMatchObject({
      code: 'metering.spanNotInMonth',
    })
  })

  test('what arrives after its month was folded is marked late; hostile text stays text', async ({ db }) => {
    const { id } = await anAgency(db)
    const ctx = aSystem(db)
    await recordUsage(ctx, [aFact(id, 0), aFact(id, 1, { unit: 'a\tb\\N\n' })])
    expect(await foldMonth(ctx, '202610')).toEqual(await foldMonth(ctx, '202610'))
    await recordUsage(ctx, [aFact(id, 2)])
    expect(await countRows(db, 'usage_fact', `agency_id = '${id}' and late`)).toBe(1)
    expect(await countRows(db, 'usage_fact', `agency_id = '${id}' and unit = E'a\\tb\\\\N\\n'`)).toBe(1)
    expect(await countRows(db, 'usage_snapshot', `agency_id = '${id}' and quantity = 3 and facts = 2`)).toBe(
      1,
    )
  })

  test('a fact that is no number refuses its batch whole, and the next one goes in', async ({ db }) => {
    const { id } = await anAgency(db)
    const ctx = aSystem(db)
    await expect(recordUsage(ctx, [aFact(id, 0), aFact(id, 1, { quantity: 'much' })])).rejects.toThrow()
    expect(await countRows(db, 'usage_fact', `agency_id = '${id}'`)).toBe(0)
    expect(await recordUsage(ctx, [aFact(id, 0)])).toEqual({ added: 1 })
  })

  test('agencies do not write usage', async ({ db }) => {
    const { id } = await anAgency(db)
    await expect(recordUsage(aCtx(db, id, ['agencyAdmin']), [aFact(id, 0)])).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  test('an engine that does not answer makes the month late, and its next answer counts once', async ({
    db,
  }) => {
    const agency = await anAgency(db)
    const person = await aPerson(db, agency.id, ['staff'])
    const items = [{ meter: 'traffic.outGiB', kind: 'perQuantity' as const, unitPrice: '0.8' }]
    const { instance } = await anInstance(db, {
      agencyId: agency.id,
      requesterId: person.id,
      priced: await aPricedService(db, { items }),
      spans: [{ state: 'running', from: '2026-10-01 08:00:00', to: '2026-10-02 08:00:00' }],
    })
    const ctx = aSystem(db)
    const silent = () => Promise.reject(new Error('time-out'))
    expect(await collectUsage(ctx, silent)).toEqual({ added: 0, missing: 1 })
    expect(await missingReadings(ctx, '202610', agency.id)).toMatchObject([
      { instanceId: instance.id, expectedSeconds: 86_400, coveredSeconds: 0 },
    ])
    expect(await collectUsage(ctx, async () => '3.2')).toEqual({ added: 1, missing: 0 })
    expect(await collectUsage(ctx, async () => '3.2')).toEqual({ added: 0, missing: 0 })
    expect(await missingReadings(ctx, '202610', agency.id)).toEqual([])
  })
})
