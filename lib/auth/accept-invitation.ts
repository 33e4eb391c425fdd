import { openInvitation } from '@/lib/agencies/invitation-queries'
import { takeUpInvitation } from '@/lib/agencies/take-up-invitation'
import type { AcceptInvitation } from '@/lib/auth/input'
import type { Identity } from '@/lib/auth/link-identity'
import { authorize } from '@/lib/auth/permissions'
import { setPassword } from '@/lib/auth/set-password'
import { type Ctx, inTransaction } from '@/lib/context'
import { identityLinks } from '@/lib/db/schema/auth'

/** Somebody new chooses a password; who has an account already keeps theirs. */
export async function acceptInvitation(ctx: Ctx, input: AcceptInvitation): Promise<void> {
  authorize(ctx.actor, 'door:enter')
  await inTransaction(ctx, async (tx) => {
    const before = await takeUpInvitation(tx, input.token, { phone: input.phone })
    if (before.personState === 'invited') {
      await setPassword(tx, before, input.password, [before.agencyName ?? ''])
    }
  })
}

/** Without a password, for who has an account already. */
export async function joinAgency(ctx: Ctx, { token }: { token: string }): Promise<void> {
  authorize(ctx.actor, 'door:enter')
  await inTransaction(ctx, async (tx) => {
    const invitation = await openInvitation(tx, token)
    if (invitation.personState === 'active') await takeUpInvitation(tx, token)
  })
}

/** Through the identity provider: its verified address must be the one invited. Answers whose account it is. */
export async function acceptInvitedIdentity(
  tx: Ctx,
  arrival: Identity & { email?: string; invitation?: string },
): Promise<string | undefined> {
  if (!arrival.invitation || !arrival.email) return undefined
  const invitation = await openInvitation(tx, arrival.invitation)
  if (invitation.email.toLowerCase() !== arrival.email.toLowerCase()) return undefined
  await takeUpInvitation(tx, arrival.invitation)
  await tx.db
    .insert(identityLinks)
    .values({ issuer: arrival.issuer, subject: arrival.subject, personId: invitation.personId })
  return invitation.personId
}
