import { and, eq } from 'drizzle-orm'
import { listReportingLines } from '@/lib/agencies/list-reporting-lines'
import { withSubordinates } from '@/lib/agencies/with-subordinates'
import type { Ctx } from '@/lib/context'
import { memberships } from '@/lib/db/schema/agencies'
import { AppError } from '@/lib/errors'

/** A superior is another active member of the same agency, and not below the person: lines of reporting end. */
export async function checkSuperior(
  tx: Ctx,
  agencyId: string,
  personId: string | null,
  superiorId: string | null,
): Promise<void> {
  if (!superiorId) return
  const refuse = () =>
    new AppError('invalid', 'actions.invalid', { fields: { superiorId: { code: 'agencies.noSuperior' } } })
  const [member] = await tx.db
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.agencyId, agencyId),
        eq(memberships.personId, superiorId),
        eq(memberships.state, 'active'),
      ),
    )
  if (!member) throw refuse()
  if (!personId) return
  if (withSubordinates(personId, await listReportingLines(tx, agencyId)).has(superiorId)) throw refuse()
}
