import { and, eq, ne } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { reservations } from '@/lib/db/schema/scheduler'

/** The room goes with the machine to another agency, which is not in the former owner's anti-affinity group. */
export async function handReservation(
  tx: Ctx,
  { key, toKey, toAgencyId }: { key: string; toKey: string; toAgencyId: string },
): Promise<void> {
  await tx.db
    .update(reservations)
    .set({ key: toKey, agencyId: toAgencyId })
    .where(and(eq(reservations.key, key), ne(reservations.state, 'released')))
}
