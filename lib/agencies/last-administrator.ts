import { peopleWithRole } from '@/lib/agencies/queries'
import type { Ctx } from '@/lib/context'

/** Whether this person is the agency's only active administrator: an agency is never left without one. */
export async function lastAdministrator(tx: Ctx, agencyId: string, personId: string): Promise<boolean> {
  const administrators = await peopleWithRole(tx, { role: 'agencyAdmin', agencyId })
  return administrators.length === 1 && administrators[0]?.id === personId
}
