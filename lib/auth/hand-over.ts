import { and, eq, isNull, sql } from 'drizzle-orm'
import type { HandOver } from '@/lib/agencies/input'
import { revokeInvitations } from '@/lib/agencies/issue-invitation'
import { lastAdministrator } from '@/lib/agencies/last-administrator'
import { lockMember } from '@/lib/agencies/member-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { endSessions } from '@/lib/auth/end-sessions'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { businessSystems, delegations, memberships } from '@/lib/db/schema/agencies'
import { accessTokens } from '@/lib/db/schema/auth'
import { AppError, notFound } from '@/lib/errors'

export type HandOverCase = { agencyId: string; fromPersonId: string; toPersonId: string }
/** What another domain moves to the successor; answers how many. */
export type HandOverPart = (tx: Ctx, handOver: HandOverCase) => Promise<number>

/** Somebody leaves the agency: open work goes to the successor, keys and sessions end, all in one transaction. */
export async function handOver(
  ctx: Ctx,
  { personId, toPersonId }: HandOver,
  parts: Record<string, HandOverPart>,
): Promise<void> {
  authorize(ctx.actor, 'member:handOver')
  const { agencyId } = ctx.actor
  if (!agencyId) throw notFound('agencies')
  if (personId === ctx.actor.personId) throw new AppError('rule', 'agencies.notYourself')
  await inTransaction(elevate(ctx), async (tx) => {
    const leaver = await lockMember(tx, agencyId, personId)
    const successor = await lockMember(tx, agencyId, toPersonId)
    if (successor.state !== 'active' || personId === toPersonId) {
      throw new AppError('invalid', 'actions.invalid', {
        fields: { toPersonId: { code: 'agencies.noSuccessor' } },
      })
    }
    if (await lastAdministrator(tx, agencyId, personId))
      throw new AppError('rule', 'agencies.lastAdministrator')
    const handOver = { agencyId, fromPersonId: personId, toPersonId }
    const moved: Record<string, number> = await moveOwn(tx, handOver)
    for (const [name, part] of Object.entries(parts)) moved[name] = await part(tx, handOver)
    await tx.db
      .update(memberships)
      .set({ state: 'left', leftAt: tx.now() })
      .where(and(eq(memberships.agencyId, agencyId), eq(memberships.personId, personId)))
    await revokeInvitations(tx, personId, agencyId)
    const ended = await endSessions(tx, personId, 'left')
    await recordAudit(tx, 'member.leave', personId, {
      before: leaver,
      after: { successor: toPersonId, moved, sessionsEnded: ended },
      agencyId,
    })
  })
}

/** Business systems, lines of reporting, delegations and access tokens. */
async function moveOwn(
  tx: Ctx,
  { agencyId, fromPersonId: fromId, toPersonId: toId }: HandOverCase,
): Promise<Record<string, number>> {
  const systems = await tx.db
    .update(businessSystems)
    .set({ ownerId: toId })
    .where(and(eq(businessSystems.agencyId, agencyId), eq(businessSystems.ownerId, fromId)))
  const reports = await tx.db
    .update(memberships)
    .set({ superiorId: sql`case when ${memberships.personId} = ${toId} then null else ${toId}::uuid end` })
    .where(and(eq(memberships.agencyId, agencyId), eq(memberships.superiorId, fromId)))
  await tx.db
    .update(delegations)
    .set({ revokedAt: tx.now() })
    .where(
      and(
        eq(delegations.agencyId, agencyId),
        sql`${fromId} in (${delegations.fromPersonId}, ${delegations.toPersonId})`,
        isNull(delegations.revokedAt),
      ),
    )
  const tokens = await tx.db
    .update(accessTokens)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(accessTokens.personId, fromId),
        eq(accessTokens.agencyId, agencyId),
        isNull(accessTokens.revokedAt),
      ),
    )
  return { systems: systems.rowCount ?? 0, reports: reports.rowCount ?? 0, tokens: tokens.rowCount ?? 0 }
}
