import { sql } from 'drizzle-orm'
import type { Databases } from '@/lib/context'
import { heldInSql } from '@/lib/metering/held-in-sql'
import { meterMonth } from '@/lib/metering/meter-month'
import { heldQuantity, type MeteredSpec } from '@/lib/metering/metered-spec'
import { meterCodes } from '@/lib/metering/meters'
import { aPricedService } from '@/lib/testing/a-priced-service'
import { anInstance } from '@/lib/testing/an-instance'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, aSystem } from '@/lib/testing/factories'

const november = new Date('2026-11-20T02:00:00Z')

async function aTenant(db: Databases) {
  const agency = await anAgency(db)
  const person = await aPerson(db, agency.id, ['staff'])
  return { agencyId: agency.id, requesterId: person.id }
}

async function factsOf(db: Databases, instanceId: string) {
  const { rows } = await aSystem(db).db.execute<{
    month: string
    meter: string
    quantity: string
    id: string
  }>(
    sql`select month, meter, quantity::text, f.id, price_version_id as version from usage_fact f join usage_line l on l.id = f.line_id
      where instance_id = ${instanceId} order by month, meter, start_at`,
  )
  return rows
}

describe('metering from the state history', () => {
  test('running time and disks are counted to the second; a stopped machine keeps only its disk', async ({
    db,
  }) => {
    const tenant = await aTenant(db)
    const { instance } = await anInstance(db, {
      ...tenant,
      priced: await aPricedService(db),
      spans: [
        { state: 'running', from: '2026-10-10 08:00:00', to: '2026-10-10 09:00:01' },
        { state: 'stopped', from: '2026-10-10 09:00:01', to: '2026-10-10 10:00:00' },
        { state: 'closing', from: '2026-10-10 10:00:00' },
      ],
    })
    await meterMonth(aSystem(db, november), '202610')
    const facts = await factsOf(db, instance.id)
    expect(facts.map(({ meter, quantity }) => [meter, Number(quantity)])).toEqual([
      ['disk.gibHours', 40 * 3601],
      ['disk.gibHours', 40 * 3599],
      ['machine.hours', 3601],
    ])
  })

  test('a span over midnight of the month is cut in Shanghai time, and metering again adds nothing', async ({
    db,
  }) => {
    const tenant = await aTenant(db)
    const { instance } = await anInstance(db, {
      ...tenant,
      priced: await aPricedService(db, { spec: { vcpu: 1 } }),
      spans: [{ state: 'running', from: '2026-10-31 23:00:00', to: '2026-11-01 02:00:00' }],
    })
    const ctx = aSystem(db, november)
    await meterMonth(ctx, '202610')
    await meterMonth(ctx, '202611')
    expect((await factsOf(db, instance.id)).map(({ month, quantity }) => [month, Number(quantity)])).toEqual([
      ['202610', 3600],
      ['202611', 7200],
    ])
    expect((await factsOf(db, instance.id)).every(({ id, month }) => id.startsWith(month))).toBe(true)
    expect(await meterMonth(ctx, '202610')).toEqual({ added: 0 })
  })

  test('an open span waits for the end of its month', async ({ db }) => {
    const tenant = await aTenant(db)
    const { instance } = await anInstance(db, {
      ...tenant,
      priced: await aPricedService(db, { spec: { vcpu: 1 } }),
      spans: [{ state: 'running', from: '2026-11-10 00:00:00' }],
    })
    await meterMonth(aSystem(db, november), '202611')
    expect(await factsOf(db, instance.id)).toEqual([])
    await meterMonth(aSystem(db, new Date('2026-11-30T16:00:00Z')), '202611')
    expect((await factsOf(db, instance.id)).map(({ quantity }) => Number(quantity))).toEqual([21 * 86_400])
  })

  test('without a locked price the span is cut where the price changes', async ({ db }) => {
    const tenant = await aTenant(db)
    const priced = await aPricedService(db, { spec: { vcpu: 1 } })
    const change = new Date('2026-10-15T16:00:00Z')
    const ctx = aSystem(db, november)
    await ctx.db.execute(
      sql`update price_version set valid_to = ${change.toISOString()}::timestamptz where id = ${priced.priceVersion.id}`,
    )
    await ctx.db.execute(sql`
      with v as (insert into price_version (price_plan_id, label, valid_from)
        values (${priced.pricePlan.id}, 'next', ${change.toISOString()}::timestamptz) returning id)
      insert into price_item (version_id, meter, kind, unit_price, unit) select id, 'machine.hours', 'perHour', 1, 'hour' from v`)
    const { instance } = await anInstance(db, {
      ...tenant,
      priced,
      spans: [
        { state: 'running', from: '2026-10-15 23:00:00', to: '2026-10-16 03:00:00', priceVersionId: null },
      ],
    })
    await meterMonth(ctx, '202610')
    expect((await factsOf(db, instance.id)).map(({ quantity }) => Number(quantity))).toEqual([3600, 3 * 3600])
  })

  test('set-up counts once, in the month the instance first runs', async ({ db }) => {
    const tenant = await aTenant(db)
    const { instance } = await anInstance(db, {
      ...tenant,
      priced: await aPricedService(db, {
        items: [{ meter: 'service.setup', kind: 'oneOff', unitPrice: '100' }],
        spec: {},
      }),
      spans: [
        { state: 'building', from: '2026-09-30 10:00:00', to: '2026-09-30 10:05:00' },
        { state: 'running', from: '2026-09-30 10:05:00', to: '2026-10-05 00:00:00' },
        { state: 'stopped', from: '2026-10-05 00:00:00', to: '2026-10-06 00:00:00' },
        { state: 'running', from: '2026-10-06 00:00:00', to: '2026-10-07 00:00:00' },
      ],
    })
    for (const month of ['202609', '202610']) await meterMonth(aSystem(db, november), month)
    expect((await factsOf(db, instance.id)).map(({ month, quantity }) => [month, Number(quantity)])).toEqual([
      ['202609', 1],
    ])
  })

  test('what is held is the same in SQL and in the price quoted', async ({ db }) => {
    const specs: MeteredSpec[] = [
      {},
      { diskGiB: 40 },
      { diskGiB: 40, dataDiskGiB: 60 },
      { units: 312, personDays: 2.5 },
      { vcpu: 4 },
    ]
    for (const spec of specs) {
      for (const meter of meterCodes) {
        const held = heldInSql(sql`${meter}::text`, sql`${JSON.stringify(spec)}::jsonb`)
        const { rows } = await aSystem(db).db.execute<{ held: string }>(sql`select (${held})::float8 as held`)
        expect([meter, Number(rows[0]?.held)]).toEqual([meter, Number(heldQuantity(meter, spec))])
      }
    }
  })

  test('an agency does not meter itself', async ({ db }) => {
    const { agencyId } = await aTenant(db)
    await expect(meterMonth(aCtx(db, agencyId, ['agencyAdmin']), '202610')).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})
