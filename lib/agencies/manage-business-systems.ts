import { and, eq } from 'drizzle-orm'
import { type BusinessSystem, getBusinessSystem } from '@/lib/agencies/business-systems'
import type { CreateBusinessSystem, EditBusinessSystem, SystemId } from '@/lib/agencies/input'
import { lockMember } from '@/lib/agencies/member-queries'
import { getAgency } from '@/lib/agencies/queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { businessSystems } from '@/lib/db/schema/agencies'
import { AppError, notFound } from '@/lib/errors'

type Fields = Pick<CreateBusinessSystem, 'zone' | 'protectionLevel' | 'ownerId'>

export async function createBusinessSystem(ctx: Ctx, input: CreateBusinessSystem): Promise<string> {
  authorize(ctx.actor, 'system:manage')
  const { agencyId } = ctx.actor
  if (!agencyId) throw notFound('agencies')
  await checkFields(ctx, agencyId, input)
  return inTransaction(ctx, async (tx) => {
    const [system] = await tx.db
      .insert(businessSystems)
      .values({ agencyId, ...input, filingNumber: input.filingNumber || null, createdAt: tx.now() })
      .onConflictDoNothing()
      .returning()
    if (!system) {
      throw new AppError('conflict', 'actions.invalid', {
        fields: { code: { code: 'agencies.systemTaken' } },
      })
    }
    await recordAudit(tx, 'system.create', system.id, { after: system })
    return system.id
  })
}

/** The code stays: documents and bills name the system by it. */
export async function editBusinessSystem(
  ctx: Ctx,
  { systemId, ...input }: EditBusinessSystem,
): Promise<void> {
  authorize(ctx.actor, 'system:manage')
  const { agencyId } = ctx.actor
  if (!agencyId) throw notFound('agencies')
  await checkFields(ctx, agencyId, input)
  await inTransaction(ctx, async (tx) => {
    const before = await getBusinessSystem(tx, systemId)
    const [after] = await tx.db
      .update(businessSystems)
      .set({ ...input, filingNumber: input.filingNumber || null })
      .where(eq(businessSystems.id, systemId))
      .returning()
    await recordAudit(tx, 'system.edit', systemId, { before, after })
  })
}

type CountInUse = (tx: Ctx, system: BusinessSystem) => Promise<number>

/** A system that runs nothing is retired: it stays readable, and can no longer be ordered for. */
export async function retireBusinessSystem(
  ctx: Ctx,
  { systemId }: SystemId,
  countInUse: CountInUse,
): Promise<void> {
  authorize(ctx.actor, 'system:manage')
  await inTransaction(ctx, async (tx) => {
    const before = await getBusinessSystem(tx, systemId)
    if (before.state === 'retired') throw new AppError('rule', 'agencies.retiredAlready')
    const count = await countInUse(tx, before)
    if (count > 0) throw new AppError('rule', 'agencies.systemInUse', { params: { count } })
    await tx.db
      .update(businessSystems)
      .set({ state: 'retired' })
      .where(and(eq(businessSystems.id, systemId), eq(businessSystems.agencyId, before.agencyId)))
    await recordAudit(tx, 'system.retire', systemId, { before, after: { ...before, state: 'retired' } })
  })
}

/** Zone and level within what the agency may have; the owner one of its people. */
async function checkFields(ctx: Ctx, agencyId: string, fields: Fields): Promise<void> {
  const agency = await getAgency(ctx, agencyId)
  if (!agency.networkZones.includes(fields.zone)) {
    throw new AppError('invalid', 'actions.invalid', {
      fields: { zone: { code: 'agencies.zoneNotAllowed' } },
    })
  }
  if (fields.protectionLevel > agency.maxProtectionLevel) {
    const problem = { code: 'agencies.levelNotAllowed' as const, params: { max: agency.maxProtectionLevel } }
    throw new AppError('invalid', 'actions.invalid', { fields: { protectionLevel: problem } })
  }
  if (fields.ownerId) await lockMember(elevate(ctx), agencyId, fields.ownerId)
}
