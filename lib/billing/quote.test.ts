import { addPriceVersion } from '@/lib/billing/add-price-version'
import { priceOf, quoteLine } from '@/lib/billing/quote'
import { aPricedService } from '@/lib/testing/a-priced-service'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, aSystem } from '@/lib/testing/factories'

const october = { from: new Date('2026-09-30T16:00:00Z'), to: new Date('2026-10-31T16:00:00Z') }

describe('what an order will cost', () => {
  test('a machine running all of October pays its hours and its disks', async ({ db }) => {
    const { service, plan, priceVersion } = await aPricedService(db)
    const ctx = aCtx(db, (await anAgency(db)).id, ['staff'])
    const quote = await quoteLine(ctx, {
      serviceId: service.id,
      planId: plan.id,
      config: { dataDiskGiB: 60 },
      ...october,
    })
    // 744 h × 0.56 = 416.64; 744 h × 100 GiB × 0.0008 = 59.52
    expect(quote.amountFen).toBe(41_664n + 5_952n)
    expect(quote.priceVersionId).toBe(priceVersion.id)
    expect(quote.unitLabel).toBe('gibHour')
  })

  test('the price is the one valid when the line starts', async ({ db }) => {
    const { service, plan, pricePlan } = await aPricedService(db)
    const next = await addPriceVersion((await aPerson(db, null, ['catalogManager'])).ctx, {
      pricePlanId: pricePlan.id,
      label: '2026-11',
      validFrom: october.to,
      items: [{ meter: 'machine.hours', kind: 'perHour', unitPrice: '1' }],
    })
    const ctx = aSystem(db)
    const ask = { serviceId: service.id, planId: plan.id, config: {} }
    const november = new Date('2026-11-30T16:00:00Z')
    expect((await quoteLine(ctx, { ...ask, ...october })).amountFen).toBe(41_664n + 2_381n)
    const quote = await quoteLine(ctx, { ...ask, from: october.to, to: november })
    expect(quote.priceVersionId).toBe(next.id)
    expect(quote.amountFen).toBe(72_000n)
  })

  test('set-up is charged once, not again when the line is renewed', async ({ db }) => {
    const { service, plan } = await aPricedService(db, {
      items: [
        { meter: 'service.months', kind: 'perMonth', unitPrice: '300' },
        { meter: 'service.setup', kind: 'oneOff', unitPrice: '100' },
      ],
      spec: {},
    })
    const ask = { serviceId: service.id, planId: plan.id, config: {}, ...october }
    expect((await quoteLine(aSystem(db), ask)).amountFen).toBe(40_000n)
    expect((await quoteLine(aSystem(db), { ...ask, first: false })).amountFen).toBe(30_000n)
  })

  test('without a valid price nothing can be quoted', async ({ db }) => {
    const { service, plan } = await aPricedService(db)
    const early = { from: new Date('2025-01-01T00:00:00Z'), to: new Date('2025-02-01T00:00:00Z') }
    await expect(
      quoteLine(aSystem(db), { serviceId: service.id, planId: plan.id, config: {}, ...early }),
    ).rejects.toMatchObject({ kind: 'rule', code: 'billing.noPrice' })
  })

  test('list prices come for every plan asked, and only to those who may see them', async ({ db }) => {
    const { service, plan } = await aPricedService(db)
    const prices = await priceOf(aSystem(db), service.id, [plan.id])
    expect(prices.get(plan.id)?.items.map(({ meter }) => meter)).toEqual(['disk.gibHours', 'machine.hours'])
    await expect(priceOf(aCtx(db, null, ['auditAdmin']), service.id, [plan.id])).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})
