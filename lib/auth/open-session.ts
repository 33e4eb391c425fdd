import { desc, eq, sql } from 'drizzle-orm'
import { type Hat, listHats, type Person } from '@/lib/agencies/person-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { clearFailures } from '@/lib/auth/login-failures'
import { noteVisit } from '@/lib/auth/note-visit'
import { officers } from '@/lib/auth/roles'
import type { Ctx } from '@/lib/context'
import { sessions } from '@/lib/db/schema/auth'
import { AppError } from '@/lib/errors'
import { hashToken, newToken } from '@/lib/tokens'
import { visitOf } from '@/lib/visitor'

export type SessionMethod = (typeof sessions.$inferSelect)['method']

type Opening = {
  method: SessionMethod
  secondFactor: boolean
  /** Wanted hat; by default the one worn last. */
  agencyId?: string | null
  userAgent?: string
}

const idleMinutes = { officer: 15, other: 30 }
const isOfficer = (hats: Hat[]) =>
  hats.some((hat) => hat.roles.some((role) => officers.some((officer) => officer === role)))

/** The person is who they say: one session row, and the token that goes into the cookie. */
export async function openSession(tx: Ctx, person: Person, opening: Opening): Promise<string> {
  const hats = await listHats(tx, person.id)
  const hat = await chooseHat(tx, person.id, hats, opening.agencyId)
  const token = newToken()
  const [session] = await tx.db
    .insert(sessions)
    .values({
      tokenHash: hashToken(token),
      personId: person.id,
      agencyId: hat.agencyId,
      method: opening.method,
      secondFactorAt: opening.secondFactor ? sql`now()` : null,
      absoluteUntil: sql`now() + interval '8 hours'`,
      idleMinutes: isOfficer(hats) ? idleMinutes.officer : idleMinutes.other,
      address: tx.address,
      userAgent: opening.userAgent?.slice(0, 300),
    })
    .returning({ id: sessions.id })
  if (!session) throw new Error('session not written')
  await noteVisit(tx, person.id, session.id)
  await clearFailures(tx, person.email)
  await recordAudit(visitOf(tx, person), 'session.open', session.id, {
    after: { method: opening.method, secondFactor: opening.secondFactor },
    agencyId: hat.agencyId,
  })
  return token
}

async function chooseHat(
  tx: Ctx,
  personId: string,
  hats: Hat[],
  wanted: string | null | undefined,
): Promise<Hat> {
  const [last] = await tx.db
    .select({ agencyId: sessions.agencyId })
    .from(sessions)
    .where(eq(sessions.personId, personId))
    .orderBy(desc(sessions.createdAt))
    .limit(1)
  const worn = (agencyId: string | null | undefined) => hats.find((hat) => hat.agencyId === agencyId)
  const hat = worn(wanted) ?? worn(last?.agencyId) ?? hats[0]
  if (!hat) throw new AppError('forbidden', 'auth.noWork')
  return hat
}
