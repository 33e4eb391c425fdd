import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import { listHats } from '@/lib/agencies/person-queries'
import { officers } from '@/lib/auth/roles'
import type { Ctx } from '@/lib/context'
import { AppError } from '@/lib/errors'

/** The platform keeps each of its three officers: without one nobody could appoint the next. */
export async function refuseLastOfficer(tx: Ctx, personId: string): Promise<void> {
  const platform = (await listHats(tx, personId)).find((hat) => hat.agencyId === null)
  for (const role of officers.filter((officer) => platform?.roles.includes(officer))) {
    const holders = await listRoleHolders(tx, { role, agencyId: null })
    if (holders.every(({ id }) => id === personId)) throw new AppError('rule', 'agencies.lastOfficer')
  }
}
