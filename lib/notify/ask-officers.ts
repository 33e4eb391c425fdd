import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import type { Ctx } from '@/lib/context'
import { notify } from '@/lib/notify/notify'

type Question = { kind: 'grantProposed' | 'factorReset'; name: string; href: string; subject: string }

/** The second of two people is called: every security administrator finds it among their work until it is decided. */
export async function askOfficers(tx: Ctx, { kind, name, href, subject }: Question): Promise<void> {
  const officers = await listRoleHolders(tx, { role: 'securityAdmin', agencyId: null })
  await notify(tx, {
    personIds: officers.map(({ id }) => id).filter((id) => id !== tx.actor.personId),
    kind,
    params: { name },
    href,
    subject,
    waits: true,
    agencyId: null,
  })
}
