import { addPriceVersion } from '@/lib/billing/add-price-version'
import { createPricePlan } from '@/lib/billing/create-price-plan'
import { aPricedService } from '@/lib/testing/a-priced-service'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, countRows } from '@/lib/testing/factories'

const item = { meter: 'machine.hours', kind: 'perHour' as const, unitPrice: '1.2' }

describe('price plans and their versions', () => {
  test('a new version ends the one before at its own start, and both are audited', async ({ db }) => {
    const { pricePlan, priceVersion } = await aPricedService(db)
    const { ctx } = await aPerson(db, null, ['catalogManager'])
    const validFrom = new Date('2026-12-31T16:00:00Z')
    const added = await addPriceVersion(ctx, {
      pricePlanId: pricePlan.id,
      label: '2027-01',
      validFrom,
      items: [item],
    })
    expect(
      await countRows(
        db,
        'price_version',
        `id = '${priceVersion.id}' and valid_to = '${validFrom.toISOString()}'`,
      ),
    ).toBe(1)
    expect(await countRows(db, 'audit_event', `object_id = '${added.id}'`)).toBe(1)
    expect(await countRows(db, 'audit_event', `object_id = '${priceVersion.id}'`)).toBe(1)
  })

  test('versions never overlap', async ({ db }) => {
    const { pricePlan } = await aPricedService(db)
    const early = {
      pricePlanId: pricePlan.id,
      label: 'early',
      validFrom: new Date('2025-12-01'),
      items: [item],
    }
    await expect(addPriceVersion(aCtx(db, null, ['catalogManager']), early)).rejects.toMatchObject({
      code: 'billing.versionOverlaps',
    })
  })

  test('a price that cannot be rated is refused', async ({ db }) => {
    const { pricePlan } = await aPricedService(db)
    const ctx = aCtx(db, null, ['catalogManager'])
    const version = { pricePlanId: pricePlan.id, label: 'x', validFrom: new Date('2027-01-01') }
    await expect(
      addPriceVersion(ctx, {
        ...version,
        items: [{ meter: 'traffic.outGiB', kind: 'graduated', tiers: [{ upTo: '5', unitPrice: '1' }] }],
      }),
    ).rejects.toMatchObject({ code: 'billing.priceNoOpenTier' })
    await expect(
      addPriceVersion(ctx, {
        ...version,
        items: [{ meter: 'service.setup', kind: 'perHour', unitPrice: '1' }],
      }),
    ).rejects.toMatchObject({ code: 'billing.onceIsOneOff' })
  })

  test('one plan has one price book', async ({ db }) => {
    const { service, plan } = await aPricedService(db)
    const again = { code: 'AGAIN', serviceId: service.id, planId: plan.id }
    await expect(createPricePlan(aCtx(db, null, ['catalogManager']), again)).rejects.toMatchObject({
      code: 'billing.priceTaken',
    })
  })

  test('an agency does not set prices', async ({ db }) => {
    const { service } = await aPricedService(db)
    const ctx = aCtx(db, (await anAgency(db)).id, ['agencyAdmin'])
    await expect(
      createPricePlan(ctx, { code: 'OWN', serviceId: service.id, planId: null }),
    ).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})
