import { and, eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { antiAffinityGroups } from '@/lib/db/schema/scheduler'
import { notFound } from '@/lib/errors'

/** As many as any host could hold. */
const mostTogether = 1000

/** The agency's group of that name, which keeps apart or together; made when it is new. */
export async function ensureGroup(
  tx: Ctx,
  agencyId: string,
  businessSystemId: string | null,
  { name, together = false }: { name: string; together?: boolean },
): Promise<string> {
  const [made] = await tx.db
    .insert(antiAffinityGroups)
    .values({ agencyId, businessSystemId, name, together, maxPerHost: together ? mostTogether : 1 })
    .onConflictDoNothing()
    .returning({ id: antiAffinityGroups.id })
  if (made) return made.id
  const [existing] = await tx.db
    .select({ id: antiAffinityGroups.id })
    .from(antiAffinityGroups)
    .where(and(eq(antiAffinityGroups.agencyId, agencyId), eq(antiAffinityGroups.name, name)))
  if (!existing) throw notFound('scheduler')
  return existing.id
}
