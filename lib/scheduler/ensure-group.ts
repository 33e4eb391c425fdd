import { and, eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { antiAffinityGroups } from '@/lib/db/schema/scheduler'
import { notFound } from '@/lib/errors'

/** The agency's anti-affinity group of that name; made when it is new. */
export async function ensureGroup(
  tx: Ctx,
  agencyId: string,
  businessSystemId: string | null,
  name: string,
): Promise<string> {
  const [made] = await tx.db
    .insert(antiAffinityGroups)
    .values({ agencyId, businessSystemId, name })
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
