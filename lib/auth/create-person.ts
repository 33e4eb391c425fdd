import type { CreatePerson } from '@/lib/agencies/input'
import { issueInvitation } from '@/lib/agencies/issue-invitation'
import { findPersonByEmail } from '@/lib/agencies/person-queries'
import { mailInvitation } from '@/lib/auth/invite-member'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { AppError } from '@/lib/errors'

/** An account of the platform, without any role: roles are proposed and approved. Answers the invitation's path. */
export async function createPerson(ctx: Ctx, input: CreatePerson): Promise<string> {
  authorize(ctx.actor, 'person:create')
  return inTransaction(ctx, async (tx) => {
    const known = await findPersonByEmail(tx, input.email)
    if (known && known.state !== 'invited') {
      throw new AppError('conflict', 'actions.invalid', {
        fields: { email: { code: 'agencies.emailTaken' } },
      })
    }
    return mailInvitation(tx, await issueInvitation(tx, { ...input, agencyId: null, roles: [] }), null)
  })
}
