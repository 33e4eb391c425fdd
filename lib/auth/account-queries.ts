import { and, count, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import QRCode from 'qrcode'
import { findPerson } from '@/lib/agencies/person-queries'
import { enrolmentUri, openFactor } from '@/lib/auth/totp'
import { type Ctx, elevate } from '@/lib/context'
import { credentials, identityLinks, recoveryCodes, sessions, totpFactors } from '@/lib/db/schema/auth'
import { notFound } from '@/lib/errors'

const self = (ctx: Ctx): string => {
  if (!ctx.actor.personId) throw notFound('auth')
  return ctx.actor.personId
}

export type FactorState = {
  confirmedAt: Date | null
  recoveryCodesLeft: number
  /** A secret waiting for its first code: the picture for the app, and the secret to type instead. */
  pending: { picture: string; secret: string } | null
}

export async function ownFactor(ctx: Ctx): Promise<FactorState> {
  const personId = self(ctx)
  const { db } = elevate(ctx)
  const [factor] = await db.select().from(totpFactors).where(eq(totpFactors.personId, personId))
  const [left] = await db
    .select({ n: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt)))
  const state = { confirmedAt: factor?.confirmedAt ?? null, recoveryCodesLeft: left?.n ?? 0 }
  if (!factor?.pendingBox) return { ...state, pending: null }
  const secret = openFactor(factor.pendingBox, personId)
  const uri = enrolmentUri(secret, (await findPerson(ctx, personId))?.email ?? '')
  const svg = await QRCode.toString(uri, { type: 'svg', margin: 2 })
  const picture = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  return { ...state, pending: { secret, picture } }
}

export async function ownPassword(ctx: Ctx): Promise<{ changedAt: Date } | undefined> {
  const [kept] = await elevate(ctx)
    .db.select({ changedAt: credentials.changedAt })
    .from(credentials)
    .where(eq(credentials.personId, self(ctx)))
  return kept
}

/** One's own open sessions, the latest used first. */
export async function listOwnSessions(ctx: Ctx) {
  return elevate(ctx)
    .db.select({
      id: sessions.id,
      method: sessions.method,
      secondFactorAt: sessions.secondFactorAt,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      address: sessions.address,
      userAgent: sessions.userAgent,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.personId, self(ctx)),
        isNull(sessions.revokedAt),
        gt(sessions.absoluteUntil, sql`now()`),
        gt(sessions.lastSeenAt, sql`now() - make_interval(mins => ${sessions.idleMinutes})`),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt))
}

export async function listOwnIdentities(ctx: Ctx) {
  return elevate(ctx)
    .db.select()
    .from(identityLinks)
    .where(eq(identityLinks.personId, self(ctx)))
}
