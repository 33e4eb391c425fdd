import { eq, sql } from 'drizzle-orm'
import { addPriceVersion } from '@/lib/billing/add-price-version'
import { createPricePlan } from '@/lib/billing/create-price-plan'
import { savePlan } from '@/lib/catalog/save-plan'
import { type Databases, newCtx, systemActor } from '@/lib/context'
import { services } from '@/lib/db/schema/catalog'
import { quotaKinds } from '@/lib/db/schema/quota'
import { hosts, pools } from '@/lib/db/schema/scheduler'
import { simProfiles } from '@/lib/db/schema/simulator'
import { allowOverdraft } from '@/lib/quota/change-budget'
import { setQuota } from '@/lib/quota/set-quota'
import { type AgencyCast, at, platformActor } from '@/scripts/drive/cast'
import type { TraceRequest } from '@/scripts/replay/read-trace'

export const flavourOf = ({ vcpu, memoryMiB, diskGiB }: TraceRequest): string =>
  `t-${vcpu}c${memoryMiB}m${diskGiB}d`

const plenty = 1_000_000_000

/** One plan per flavour of the trace, priced by its size; returns plan ids by flavour. Existing plans are kept. */
export async function publishFlavours(
  databases: Databases,
  requests: readonly TraceRequest[],
  now: Date,
): Promise<{ serviceId: string; plans: Map<string, string> }> {
  const manager = at(databases, await platformActor(databases, 'catalogManager'), now)
  const [service] = await manager.db.select().from(services).where(eq(services.code, 'vm'))
  if (!service) throw new Error('the demonstration has no machine service')
  const plans = new Map<string, string>()
  const known = await manager.db.execute<{ code: string; id: string }>(
    sql`select code, id from plan where service_id = ${service.id}`,
  )
  for (const { code, id } of known.rows) plans.set(code, id)
  for (const request of requests) {
    const code = flavourOf(request)
    if (plans.has(code)) continue
    const { vcpu, memoryMiB, diskGiB } = request
    const memory = `${memoryMiB / 1024} GiB`
    const planId = await savePlan(manager, {
      serviceId: service.id,
      code,
      name: { zh: `回放 ${vcpu} 核 ${memory}`, en: `Replay, ${vcpu} cores ${memory}` },
      spec: { vcpu, memoryMiB, ...(diskGiB > 0 ? { diskGiB } : {}), architecture: 'x86_64' },
      position: 100,
    })
    const pricePlan = await createPricePlan(manager, {
      code: `price-${code}`,
      serviceId: service.id,
      planId,
    })
    const unitPrice = (vcpu * 0.07 + (memoryMiB / 1024) * 0.0175).toFixed(6)
    await addPriceVersion(manager, {
      pricePlanId: pricePlan.id,
      label: 'replay',
      validFrom: now,
      items: [{ meter: 'machine.hours', kind: 'perHour', unitPrice, chargedStates: ['running'] }],
    })
    plans.set(code, planId)
  }
  return { serviceId: service.id, plans }
}

/** Quotas and budgets that a replay does not run into: it asks about capacity. */
export async function raiseLimits(
  databases: Databases,
  casts: readonly AgencyCast[],
  now: Date,
): Promise<void> {
  const authority = at(databases, await platformActor(databases, 'authority'), now)
  for (const { agencyId, budgetId } of casts) {
    for (const kind of quotaKinds) await setQuota(authority, { agencyId, kind, limit: plenty })
    await allowOverdraft(authority, { budgetId, overdraft: 10n ** 13n, reason: 'replay' })
  }
}

/** The pool that takes level 2 extranet machines, with exactly `count` hosts and an engine that builds at once. */
export async function resizePool(databases: Databases, count: number): Promise<void> {
  const { db } = newCtx(databases, systemActor)
  const [pool] = await db.select().from(pools).where(eq(pools.code, 'ww2'))
  if (!pool) throw new Error('the demonstration has no pool ww2')
  await db.update(simProfiles).set({ buildMillis: 0 }).where(eq(simProfiles.poolCode, pool.code))
  const shape = { vcpu: 64, memoryMiB: 256 * 1024, diskGiB: 8_000 }
  const rows = Array.from({ length: count }, (_, index) => ({
    poolId: pool.id,
    name: `${pool.code}-${String(index + 1).padStart(2, '0')}`,
    ...shape,
    freeVcpu: shape.vcpu,
    freeMemoryMiB: shape.memoryMiB,
    freeDiskGiB: shape.diskGiB,
  }))
  await db.insert(hosts).values(rows).onConflictDoNothing()
}
