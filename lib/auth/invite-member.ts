import { checkSuperior } from '@/lib/agencies/check-superior'
import type { InviteMember, PersonId } from '@/lib/agencies/input'
import { type Invited, issueInvitation, renewInvitation } from '@/lib/agencies/issue-invitation'
import { lockMember } from '@/lib/agencies/member-queries'
import { findPerson } from '@/lib/agencies/person-queries'
import { getAgency } from '@/lib/agencies/queries'
import { authorize } from '@/lib/auth/permissions'
import { sendLetter } from '@/lib/auth/send-letter'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { AppError, notFound } from '@/lib/errors'
import { routes } from '@/lib/routes'

/** Answers the path of the link: shown once to whoever invites, and mailed where mail is configured. */
export async function inviteMember(ctx: Ctx, input: InviteMember): Promise<string> {
  authorize(ctx.actor, 'member:invite')
  const { agencyId } = ctx.actor
  if (!agencyId) throw notFound('agencies')
  return inTransaction(elevate(ctx), async (tx) => {
    await checkSuperior(tx, agencyId, null, input.superiorId)
    return mailInvitation(tx, await issueInvitation(tx, { ...input, agencyId }), agencyId)
  })
}

/** A new link for who has not come yet; the old one ends. */
export async function inviteAgain(ctx: Ctx, { personId }: PersonId): Promise<string> {
  authorize(ctx.actor, 'member:invite')
  const { agencyId } = ctx.actor
  return inTransaction(elevate(ctx), async (tx) => {
    const member = await lockMember(tx, agencyId, personId)
    const person = await findPerson(tx, personId)
    if (member.state !== 'invited' || !person) throw new AppError('rule', 'agencies.memberAlready')
    return mailInvitation(tx, await renewInvitation(tx, person, agencyId, member.roles), agencyId)
  })
}

export async function mailInvitation(tx: Ctx, invited: Invited, agencyId: string | null): Promise<string> {
  const path = routes.invitation(invited.token)
  const agency = agencyId ? (await getAgency(tx, agencyId)).name : '政通'
  await sendLetter(tx, invited.person, 'invitation', { path, agency })
  return path
}
