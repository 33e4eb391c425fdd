import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { sessions } from '@/lib/db/schema/auth'
import { publish } from '@/lib/events/publish'

/** Every open session of a person ends with the caller's transaction, its streams too. Answers how many. */
export async function endSessions(
  tx: Ctx,
  personId: string,
  reason: string,
  { except, only }: { except?: string; only?: string } = {},
): Promise<number> {
  const ended = await tx.db
    .update(sessions)
    .set({ revokedAt: sql`now()`, revokedReason: reason })
    .where(
      and(
        eq(sessions.personId, personId),
        isNull(sessions.revokedAt),
        except ? ne(sessions.id, except) : undefined,
        only ? eq(sessions.id, only) : undefined,
      ),
    )
    .returning({ id: sessions.id })
  for (const { id } of ended) await publish(tx, `inbox:${personId}`, 'sessionEnded', { sessionId: id }, null)
  return ended.length
}
