import { and, asc, eq } from 'drizzle-orm'
import type { PersonWithReason } from '@/lib/agencies/input'
import { lockMember } from '@/lib/agencies/member-queries'
import { findPerson } from '@/lib/agencies/person-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { endSessions } from '@/lib/auth/end-sessions'
import type { DecideFactorReset } from '@/lib/auth/input'
import { authorize } from '@/lib/auth/permissions'
import { clearFactor } from '@/lib/auth/remove-factor'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { people } from '@/lib/db/schema/agencies'
import { factorResets } from '@/lib/db/schema/auth'
import { AppError, notFound } from '@/lib/errors'
import { askOfficers } from '@/lib/notify/ask-officers'
import { settle } from '@/lib/notify/settle'
import { routes } from '@/lib/routes'

/** The first of two people: who knows the person, and has seen them. */
export async function requestFactorReset(ctx: Ctx, { personId, reason }: PersonWithReason): Promise<void> {
  authorize(ctx.actor, 'factor:request')
  const { agencyId, personId: requestedBy } = ctx.actor
  if (!requestedBy || personId === requestedBy) throw new AppError('rule', 'agencies.notYourself')
  await inTransaction(elevate(ctx), async (tx) => {
    if (agencyId) await lockMember(tx, agencyId, personId)
    const person = await findPerson(tx, personId)
    if (!person) throw notFound('agencies')
    const [reset] = await tx.db
      .insert(factorResets)
      .values({ personId, agencyId, requestedBy, reason })
      .onConflictDoNothing()
      .returning({ id: factorResets.id })
    if (!reset) throw new AppError('conflict', 'auth.factorResetOpen')
    await recordAudit(tx, 'factor.requestReset', personId, { after: { reason }, agencyId })
    const subject = `factor_reset:${reset.id}`
    await askOfficers(tx, { kind: 'factorReset', name: person.name, href: routes.admin.people, subject })
  })
}

/** The second: the security administrator. The person enrols anew at the next sign-in. */
export async function decideFactorReset(ctx: Ctx, { resetId, decision }: DecideFactorReset): Promise<void> {
  authorize(ctx.actor, 'factor:approve')
  await inTransaction(ctx, async (tx) => {
    const [reset] = await tx.db.select().from(factorResets).where(eq(factorResets.id, resetId)).for('update')
    if (!reset) throw notFound('auth')
    if (reset.state !== 'requested') throw new AppError('rule', 'auth.factorResetDecided')
    if ([reset.requestedBy, reset.personId].includes(ctx.actor.personId ?? '')) {
      throw new AppError('rule', 'auth.twoPeople')
    }
    const state = decision === 'approve' ? ('approved' as const) : ('refused' as const)
    await tx.db
      .update(factorResets)
      .set({ state, approvedBy: ctx.actor.personId, decidedAt: tx.now() })
      .where(eq(factorResets.id, resetId))
    if (state === 'approved') {
      await clearFactor(tx, reset.personId)
      await endSessions(tx, reset.personId, 'factorReset')
    }
    await settle(tx, `factor_reset:${resetId}`)
    await recordAudit(tx, 'factor.decideReset', reset.personId, {
      after: { state },
      agencyId: reset.agencyId,
    })
  })
}

export async function listFactorResets(ctx: Ctx) {
  authorize(ctx.actor, 'factor:approve')
  return ctx.db
    .select({
      id: factorResets.id,
      name: people.name,
      email: people.email,
      reason: factorResets.reason,
      createdAt: factorResets.createdAt,
      requestedBy: factorResets.requestedBy,
    })
    .from(factorResets)
    .innerJoin(people, eq(people.id, factorResets.personId))
    .where(and(eq(factorResets.state, 'requested')))
    .orderBy(asc(factorResets.createdAt))
}
