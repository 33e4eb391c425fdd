import { eq } from 'drizzle-orm'
import type { PriceItemInput } from '@/lib/billing/input'
import type { Databases } from '@/lib/context'
import { priceItems, pricePlans, priceVersions } from '@/lib/db/schema/billing'
import { agreements, type PlanSpec, plans, services, serviceVersions } from '@/lib/db/schema/catalog'
import { meterOf } from '@/lib/metering/meters'
import { aSystem, testNow } from '@/lib/testing/factories'

let counter = 0
const text = (word: string) => ({ zh: word, en: word })

/** Compute at 0.56 an hour while it runs, disks at 0.0008 a GiB-hour as long as it exists. */
export const machinePrices: PriceItemInput[] = [
  { meter: 'machine.hours', kind: 'perHour', unitPrice: '0.56' },
  { meter: 'disk.gibHours', kind: 'perHour', unitPrice: '0.0008' },
]

/** A published service with one plan, its agreement and a price valid since 2026. */
export async function aPricedService(
  db: Databases,
  options: {
    items?: PriceItemInput[]
    spec?: PlanSpec
    fulfilment?: 'compute' | 'manual'
    form?: unknown
  } = {},
) {
  const { items = machinePrices, spec = { vcpu: 4, memoryMiB: 8192, diskGiB: 40 } } = options
  const ctx = aSystem(db)
  const n = ++counter
  const one = <T>([row]: T[]): T => {
    if (!row) throw new Error('no row')
    return row
  }
  const service = one(
    await ctx.db
      .insert(services)
      .values({
        code: `priced-${n}`,
        family: 'infrastructure',
        fulfilment: options.fulfilment ?? 'compute',
        provider: 'simulator',
        state: 'published',
        createdAt: testNow,
      })
      .returning(),
  )
  const version = one(
    await ctx.db
      .insert(serviceVersions)
      .values({
        serviceId: service.id,
        version: 1,
        state: 'published',
        name: text(`虚拟机${n}`),
        summary: text('测试'),
        documentation: text('测试'),
        zones: ['extranet', 'internet'],
        protectionLevels: [1, 2, 3],
        form: options.form ?? { fields: [] },
        responsibilities: [],
        serviceLevels: [],
        publishedAt: testNow,
      })
      .returning(),
  )
  await ctx.db.update(services).set({ currentVersionId: version.id }).where(eq(services.id, service.id))
  const agreement = one(
    await ctx.db
      .insert(agreements)
      .values({ serviceId: service.id, version: 1, text: text('协议'), effectiveFrom: new Date(0) })
      .returning(),
  )
  const plan = one(
    await ctx.db
      .insert(plans)
      .values({ serviceId: service.id, code: `p${n}`, name: text('通用 4核8G'), spec })
      .returning(),
  )
  const pricePlan = one(
    await ctx.db
      .insert(pricePlans)
      .values({ serviceId: service.id, planId: plan.id, code: `PRICE-${n}` })
      .returning(),
  )
  const priceVersion = one(
    await ctx.db
      .insert(priceVersions)
      .values({ pricePlanId: pricePlan.id, label: '2026-01', validFrom: new Date('2025-12-31T16:00:00Z') })
      .returning(),
  )
  await ctx.db.insert(priceItems).values(
    items.map((item) => ({
      ...item,
      tiers: item.tiers?.map(({ upTo, unitPrice }) => ({ ...(upTo ? { upTo } : {}), unitPrice })),
      versionId: priceVersion.id,
      unit: meterOf(item.meter).unit,
      chargedStates: item.chargedStates ?? [...(meterOf(item.meter).states ?? ['running'])],
    })),
  )
  return { service, version, agreement, plan, pricePlan, priceVersion }
}
