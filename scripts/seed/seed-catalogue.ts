import { eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { priceItems, pricePlans, priceVersions } from '@/lib/db/schema/billing'
import { agreements, images, plans, services as serviceTable, serviceVersions } from '@/lib/db/schema/catalog'
import { dayOf } from '@/lib/shanghai'
import { agreementText } from '@/scripts/seed/agreement-text'
import { images as seedImages } from '@/scripts/seed/platform'
import {
  responsibilities,
  type SeedPlan,
  type SeedService,
  serviceLevels,
  services,
} from '@/scripts/seed/services'

/** One service in every family at least, each with plans, prices, agreement and order form. */
export async function seedCatalogue(tx: Ctx, pricesFrom: Date): Promise<void> {
  await tx.db.insert(images).values(
    seedImages.map(({ code, zh, en, supportEndsOn }) => ({
      code,
      name: { zh, en },
      architecture: 'x86_64' as const,
      supportEndsOn,
    })),
  )
  for (const service of services) await seedService(tx, service, pricesFrom)
}

async function seedService(tx: Ctx, seed: SeedService, pricesFrom: Date): Promise<void> {
  const [service] = await tx.db
    .insert(serviceTable)
    .values({
      code: seed.code,
      family: seed.family,
      fulfilment: seed.fulfilment,
      provider: '云澜省政务云服务中心',
      state: 'published',
      createdAt: tx.now(),
    })
    .returning()
  if (!service) return
  const [version] = await tx.db
    .insert(serviceVersions)
    .values({
      serviceId: service.id,
      version: 1,
      state: 'published',
      name: seed.name,
      summary: seed.summary,
      documentation: seed.summary,
      keywords: seed.keywords,
      zones: seed.zones,
      protectionLevels: seed.levels,
      form: seed.form,
      responsibilities,
      serviceLevels,
      leadTimeHours: seed.leadTimeHours,
      publishedAt: tx.now(),
    })
    .returning()
  await tx.db
    .update(serviceTable)
    .set({ currentVersionId: version?.id })
    .where(eq(serviceTable.id, service.id))
  await tx.db
    .insert(agreements)
    .values({ serviceId: service.id, version: 1, text: agreementText(seed.name), effectiveFrom: tx.now() })
  for (const [position, plan] of seed.plans.entries())
    await seedPlan(tx, service.id, plan, position, pricesFrom)
}

async function seedPlan(
  tx: Ctx,
  serviceId: string,
  { code, name, spec, prices }: SeedPlan,
  position: number,
  pricesFrom: Date,
): Promise<void> {
  const [plan] = await tx.db.insert(plans).values({ serviceId, code, name, spec, position }).returning()
  const [pricePlan] = await tx.db
    .insert(pricePlans)
    .values({ serviceId, planId: plan?.id, code: `price-${code}` })
    .returning()
  if (!pricePlan) return
  const [version] = await tx.db
    .insert(priceVersions)
    .values({ pricePlanId: pricePlan.id, label: dayOf(pricesFrom).slice(0, 7), validFrom: pricesFrom })
    .returning()
  await tx.db.insert(priceItems).values(prices.map((price) => ({ ...price, versionId: version?.id ?? '' })))
}
