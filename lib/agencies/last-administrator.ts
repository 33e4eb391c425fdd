import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import type { Ctx } from '@/lib/context'

/** Whether this person is the agency's only active administrator: an agency is never left without one. */
export async function lastAdministrator(tx: Ctx, agencyId: string, personId: string): Promise<boolean> {
  const administrators = await listRoleHolders(tx, { role: 'agencyAdmin', agencyId })
  return administrators.length === 1 && administrators[0]?.id === personId
}
