import { and, eq, ne, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { people } from '@/lib/db/schema/agencies'
import { sessions } from '@/lib/db/schema/auth'

/** Keeps when the person was last here before this session: the first page tells what has changed since. */
export async function noteVisit(tx: Ctx, personId: string, sessionId: string): Promise<void> {
  const earlier = tx.db
    .select({ at: sql`max(${sessions.lastSeenAt})` })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), ne(sessions.id, sessionId)))
  await tx.db
    .update(people)
    .set({ lastVisitAt: sql`coalesce((${earlier}), ${people.lastVisitAt})` })
    .where(eq(people.id, personId))
}
