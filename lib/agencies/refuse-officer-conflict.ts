import { and, eq, inArray } from 'drizzle-orm'
import { officerConflict } from '@/lib/agencies/officer-rule'
import { listHats } from '@/lib/agencies/person-queries'
import type { Ctx } from '@/lib/context'
import { roleGrants } from '@/lib/db/schema/agencies'
import { AppError } from '@/lib/errors'

/** Looks at proposals too: two of them must not meet in one person. */
export async function refuseOfficerConflict(tx: Ctx, personId: string, role: string): Promise<void> {
  const open = await tx.db
    .select({ role: roleGrants.role })
    .from(roleGrants)
    .where(and(eq(roleGrants.personId, personId), inArray(roleGrants.state, ['proposed', 'active'])))
  const platform = [...new Set([...open.map((grant) => grant.role as string), role])]
  const agency = (await listHats(tx, personId))
    .filter((hat) => hat.agencyId !== null)
    .flatMap((hat) => hat.roles)
  if (officerConflict(platform, agency)) throw new AppError('rule', 'agencies.officerAlone')
}
