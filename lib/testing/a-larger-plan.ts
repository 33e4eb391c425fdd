import type { Databases } from '@/lib/context'
import { priceItems, pricePlans, priceVersions } from '@/lib/db/schema/billing'
import { plans } from '@/lib/db/schema/catalog'
import { aSystem } from '@/lib/testing/factories'

const one = <T>([row]: T[]): T => {
  if (!row) throw new Error('no row')
  return row
}

/** A second plan of the service, twice as large at twice the price. */
export async function aLargerPlan(
  db: Databases,
  { priced }: { priced: { service: { id: string } } },
  spec = { vcpu: 8, memoryMiB: 16_384, diskGiB: 40 },
) {
  const { db: system } = aSystem(db)
  const name = { zh: '通用 8核16G', en: '8 vCPU' }
  const serviceId = priced.service.id
  const plan = one(await system.insert(plans).values({ serviceId, code: 'large', name, spec }).returning())
  const book = { serviceId, planId: plan.id, code: `LARGE-${plan.id}` }
  const pricePlan = one(await system.insert(pricePlans).values(book).returning())
  const version = { pricePlanId: pricePlan.id, label: '1', validFrom: new Date('2025-12-31T16:00:00Z') }
  const { id: versionId } = one(await system.insert(priceVersions).values(version).returning())
  const hourly = { versionId, kind: 'perHour' as const, unit: 'hour' }
  await system.insert(priceItems).values([
    { ...hourly, meter: 'machine.hours', unitPrice: '1.12', chargedStates: ['running'] },
    { ...hourly, meter: 'disk.gibHours', unitPrice: '0.0008', chargedStates: ['running', 'stopped'] },
  ])
  return plan
}
