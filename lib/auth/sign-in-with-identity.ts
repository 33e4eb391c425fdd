import { findPerson } from '@/lib/agencies/person-queries'
import { acceptInvitedIdentity } from '@/lib/auth/accept-invitation'
import { type Identity, isIdentity } from '@/lib/auth/link-identity'
import { passFirstFactor, type SignedIn } from '@/lib/auth/pass-first-factor'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { identityLinks } from '@/lib/db/schema/auth'
import { AppError } from '@/lib/errors'

type Arrival = Identity & {
  /** Only when the provider says it is verified. */
  email?: string
  secondFactor: boolean
  /** Token of the invitation through which they came. */
  invitation?: string
  userAgent?: string
}

/** An identity never seen opens nothing by its e-mail alone: it needs an invitation that names the address. */
export async function signInWithIdentity(ctx: Ctx, arrival: Arrival): Promise<SignedIn> {
  authorize(ctx.actor, 'door:enter')
  return inTransaction(ctx, async (tx) => {
    const [link] = await tx.db.select().from(identityLinks).where(isIdentity(arrival))
    const personId = link?.personId ?? (await acceptInvitedIdentity(tx, arrival))
    const person = personId ? await findPerson(tx, personId) : undefined
    if (person?.state !== 'active') throw new AppError('forbidden', 'auth.identityUnknown')
    return passFirstFactor(tx, person, {
      method: 'oidc',
      secondFactor: arrival.secondFactor || undefined,
      userAgent: arrival.userAgent,
    })
  })
}
