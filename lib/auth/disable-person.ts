import { eq } from 'drizzle-orm'
import type { PersonId, PersonWithReason } from '@/lib/agencies/input'
import { lastAdministrator } from '@/lib/agencies/last-administrator'
import { refuseLastOfficer } from '@/lib/agencies/last-officer'
import { lockMember } from '@/lib/agencies/member-queries'
import { findPerson, listHats, type Person } from '@/lib/agencies/person-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { endSessions } from '@/lib/auth/end-sessions'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { people } from '@/lib/db/schema/agencies'
import { AppError, notFound } from '@/lib/errors'

/** At once: every session ends with this transaction, and open streams close. */
export async function disablePerson(ctx: Ctx, { personId, reason }: PersonWithReason): Promise<void> {
  authorize(ctx.actor, 'member:disable')
  await inTransaction(elevate(ctx), async (tx) => {
    const person = await lockGoverned(tx, personId)
    if (person.state === 'disabled') throw new AppError('rule', 'agencies.personDisabled')
    if (ctx.actor.agencyId && (await lastAdministrator(tx, ctx.actor.agencyId, personId))) {
      throw new AppError('rule', 'agencies.lastAdministrator')
    }
    await refuseLastOfficer(tx, personId)
    await tx.db.update(people).set({ state: 'disabled', disabledAt: tx.now() }).where(eq(people.id, personId))
    const ended = await endSessions(tx, personId, 'disabled')
    await recordAudit(tx, 'person.disable', personId, {
      before: { state: person.state },
      after: { state: 'disabled', reason, sessionsEnded: ended },
    })
  })
}

/** Lets them in again, as who they were: roles and memberships have not changed. */
export async function enablePerson(ctx: Ctx, { personId }: PersonId): Promise<void> {
  authorize(ctx.actor, 'member:disable')
  await inTransaction(elevate(ctx), async (tx) => {
    const person = await lockGoverned(tx, personId)
    if (person.state !== 'disabled') throw new AppError('rule', 'agencies.personNotDisabled')
    await tx.db.update(people).set({ state: 'active', disabledAt: null }).where(eq(people.id, personId))
    await recordAudit(tx, 'person.enable', personId, {
      before: { state: 'disabled' },
      after: { state: 'active' },
    })
  })
}

/** An agency administrator governs only people who are nobody elsewhere; nobody governs themselves. */
async function lockGoverned(tx: Ctx, personId: string): Promise<Person> {
  const { agencyId, personId: self } = tx.actor
  if (personId === self) throw new AppError('rule', 'agencies.notYourself')
  if (agencyId) {
    await lockMember(tx, agencyId, personId)
    const elsewhere = (await listHats(tx, personId)).some((hat) => hat.agencyId !== agencyId)
    if (elsewhere) throw new AppError('rule', 'agencies.personElsewhere')
  }
  await tx.db.select({ id: people.id }).from(people).where(eq(people.id, personId)).for('update')
  const person = await findPerson(tx, personId)
  if (!person) throw notFound('agencies')
  return person
}
