import { and, count, eq, ne } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'

/** Instances not closed for good, of an agency or of one of its business systems. */
export async function countOpenInstances(
  tx: Ctx,
  { agencyId, businessSystemId }: { agencyId: string; businessSystemId?: string },
): Promise<number> {
  const [row] = await tx.db
    .select({ n: count() })
    .from(instances)
    .where(
      and(
        eq(instances.agencyId, agencyId),
        ne(instances.state, 'closed'),
        businessSystemId ? eq(instances.businessSystemId, businessSystemId) : undefined,
      ),
    )
  return row?.n ?? 0
}
