import { eq } from 'drizzle-orm'
import type { EditAgency, OpenAgency } from '@/lib/agencies/input'
import { type Agency, getAgency } from '@/lib/agencies/queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { agencies, divisions, sectors } from '@/lib/db/schema/agencies'
import { AppError, type ErrorCode } from '@/lib/errors'

type Places = Pick<OpenAgency, 'divisionCode' | 'sectorCode' | 'superiorId'>
const wrong = (name: string, code: ErrorCode) =>
  new AppError('invalid', 'actions.invalid', { fields: { [name]: { code } } })

/** A new agency of the register, with its two parents: region (块) and sector (条). */
export async function openAgency(
  ctx: Ctx,
  input: Omit<OpenAgency, 'adminName' | 'adminEmail'>,
): Promise<Agency> {
  authorize(ctx.actor, 'agency:open')
  return inTransaction(ctx, async (tx) => {
    await checkPlaces(tx, input)
    const { zones, ...fields } = input
    const [agency] = await tx.db
      .insert(agencies)
      .values({
        creditCode: fields.creditCode,
        name: fields.name,
        shortName: fields.shortName,
        divisionCode: fields.divisionCode,
        sectorCode: fields.sectorCode,
        superiorId: fields.superiorId,
        maxProtectionLevel: fields.maxProtectionLevel,
        networkZones: zones,
        openedAt: tx.now(),
      })
      .onConflictDoNothing({ target: agencies.creditCode })
      .returning()
    if (!agency) throw wrong('creditCode', 'agencies.creditCodeTaken')
    await recordAudit(tx, 'agency.open', agency.id, { after: agency, agencyId: agency.id })
    return agency
  })
}

/** Everything but the credit code, which is the agency's identity. */
export async function editAgency(ctx: Ctx, { agencyId, zones, ...fields }: EditAgency): Promise<void> {
  authorize(ctx.actor, 'agency:open')
  await inTransaction(ctx, async (tx) => {
    const before = await lockAgency(tx, agencyId)
    await checkPlaces(tx, fields)
    if (fields.superiorId && (await isBelow(tx, fields.superiorId, agencyId))) {
      throw wrong('superiorId', 'agencies.superiorLoop')
    }
    const [after] = await tx.db
      .update(agencies)
      .set({ ...fields, networkZones: zones })
      .where(eq(agencies.id, agencyId))
      .returning()
    await recordAudit(tx, 'agency.edit', agencyId, { before, after, agencyId })
  })
}

export async function lockAgency(tx: Ctx, agencyId: string): Promise<Agency> {
  await tx.db.select({ id: agencies.id }).from(agencies).where(eq(agencies.id, agencyId)).for('update')
  return getAgency(tx, agencyId)
}

async function checkPlaces(tx: Ctx, { divisionCode, sectorCode, superiorId }: Places): Promise<void> {
  const [division] = await tx.db.select().from(divisions).where(eq(divisions.code, divisionCode))
  if (!division) throw wrong('divisionCode', 'agencies.divisionCode')
  const [sector] = await tx.db.select().from(sectors).where(eq(sectors.code, sectorCode))
  if (!sector) throw wrong('sectorCode', 'agencies.noSector')
  if (!superiorId) return
  const [superior] = await tx.db.select().from(agencies).where(eq(agencies.id, superiorId))
  if (superior?.state !== 'active') throw wrong('superiorId', 'agencies.noSuperiorAgency')
  if (superior.sectorCode !== sectorCode) throw wrong('superiorId', 'agencies.otherSector')
}

/** Whether an agency stands below another in its sector; a loop in the data ends. */
async function isBelow(tx: Ctx, agencyId: string, aboveId: string): Promise<boolean> {
  const seen = new Set<string>()
  for (let at: string | null = agencyId; at && !seen.has(at); ) {
    if (at === aboveId) return true
    seen.add(at)
    at = (await getAgency(tx, at)).superiorId
  }
  return false
}
