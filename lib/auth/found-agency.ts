import type { OpenAgency } from '@/lib/agencies/input'
import { issueInvitation } from '@/lib/agencies/issue-invitation'
import { openAgency } from '@/lib/agencies/open-agency'
import { mailInvitation } from '@/lib/auth/invite-member'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'

/** Opens an agency together with its first administrator. Answers the path of the invitation. */
export async function foundAgency(
  ctx: Ctx,
  { adminName, adminEmail, ...agency }: OpenAgency,
): Promise<string> {
  authorize(ctx.actor, 'agency:open')
  return inTransaction(ctx, async (tx) => {
    const { id } = await openAgency(tx, agency)
    const invited = await issueInvitation(tx, {
      agencyId: id,
      name: adminName,
      email: adminEmail,
      roles: ['agencyAdmin'],
    })
    return mailInvitation(tx, invited, id)
  })
}
