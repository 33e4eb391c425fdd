import { and, desc, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { checkPrice } from '@/lib/billing/check-price'
import type { AddPriceVersion, PriceItemInput } from '@/lib/billing/input'
import { priceItemOf } from '@/lib/billing/price-item-of'
import { type Ctx, inTransaction } from '@/lib/context'
import { priceItems, pricePlans, priceVersions } from '@/lib/db/schema/billing'
import { violatedConstraint } from '@/lib/db/violated-constraint'
import { AppError, notFound } from '@/lib/errors'
import { meterOf } from '@/lib/metering/meters'
import { dayOf } from '@/lib/shanghai'

/** The newest version ends where the next begins; lines that run keep the version they were ordered at. */
export async function addPriceVersion(ctx: Ctx, input: AddPriceVersion) {
  authorize(ctx.actor, 'price:manage')
  if (input.items.length === 0) throw new AppError('invalid', 'billing.noItems')
  const items = input.items.map(rowOf)
  try {
    return await inTransaction(ctx, async (tx) => {
      const [plan] = await tx.db
        .select()
        .from(pricePlans)
        .where(eq(pricePlans.id, input.pricePlanId))
        .for('update')
      if (!plan) throw notFound('billing')
      await endPrevious(tx, plan.id, input.validFrom)
      const { pricePlanId, label, validFrom } = input
      const [version] = await tx.db
        .insert(priceVersions)
        .values({ pricePlanId, label, validFrom, createdBy: tx.actor.personId })
        .returning()
      if (!version) throw new Error('insert returned nothing')
      await tx.db.insert(priceItems).values(items.map((item) => ({ ...item, versionId: version.id })))
      await recordAudit(tx, 'priceVersion.add', version.id, { after: { ...version, items } })
      return version
    })
  } catch (error) {
    if (violatedConstraint(error) === 'price_version_label')
      throw new AppError('conflict', 'billing.versionLabelTaken', {
        fields: { label: { code: 'billing.versionLabelTaken' } },
      })
    throw error
  }
}

async function endPrevious(tx: Ctx, pricePlanId: string, validFrom: Date): Promise<void> {
  const [last] = await tx.db
    .select()
    .from(priceVersions)
    .where(eq(priceVersions.pricePlanId, pricePlanId))
    .orderBy(desc(priceVersions.validFrom))
    .limit(1)
  if (!last) return
  const latest = last.validTo ?? last.validFrom
  if (validFrom <= last.validFrom || (last.validTo && validFrom < last.validTo)) {
    const params = { after: dayOf(latest) }
    throw new AppError('conflict', 'billing.versionOverlaps', {
      params,
      fields: { validFrom: { code: 'billing.versionOverlaps', params } },
    })
  }
  if (last.validTo) return
  const [after] = await tx.db
    .update(priceVersions)
    .set({ validTo: validFrom })
    .where(and(eq(priceVersions.id, last.id)))
    .returning()
  await recordAudit(tx, 'priceVersion.end', last.id, { before: last, after })
}

/** A price that cannot be rated is refused here, never billed as zero. */
function rowOf(input: PriceItemInput) {
  const meter = meterOf(input.meter)
  const row = {
    meter: input.meter,
    kind: input.kind,
    unitPrice: input.unitPrice ?? null,
    tiers: input.tiers?.map(({ upTo, unitPrice }) => (upTo ? { upTo, unitPrice } : { unitPrice })) ?? null,
    included: input.included ?? null,
    packagePrice: input.packagePrice ?? null,
    free: input.free ?? null,
    reliefPercent: input.reliefPercent ?? null,
    partialHour: input.partialHour ?? null,
    unit: meter.unit,
    chargedStates: input.chargedStates ?? [...(meter.states ?? ['running'])],
  }
  if (meter.from === 'once' && input.kind !== 'oneOff') throw new AppError('invalid', 'billing.onceIsOneOff')
  const problem = checkPrice(itemOf(row))
  if (problem) throw new AppError('invalid', problem)
  return row
}

function itemOf(row: Parameters<typeof priceItemOf>[0]) {
  try {
    return priceItemOf(row)
  } catch {
    throw new AppError('invalid', 'billing.priceNotADecimal')
  }
}
