import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { passwordResets } from '@/lib/db/schema/auth'
import { hashToken, newToken } from '@/lib/tokens'

/** A single-use link to a new password, half an hour. Only its hash is kept. */
export async function issueReset(tx: Ctx, personId: string): Promise<string> {
  const token = newToken()
  await tx.db.insert(passwordResets).values({
    tokenHash: hashToken(token),
    personId,
    expiresAt: sql`now() + interval '30 minutes'`,
  })
  return token
}
