import { and, eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { transfers } from '@/lib/db/schema/compute'
import { AppError, notFound } from '@/lib/errors'

export type Transfer = typeof transfers.$inferSelect

/** For update, by the side that may answer: the giver withdraws, the receiver accepts or declines. */
export async function lockTransfer(
  tx: Ctx,
  transferId: string,
  side: 'giver' | 'receiver',
): Promise<Transfer> {
  const mine = side === 'giver' ? transfers.agencyId : transfers.toAgencyId
  const [transfer] = await tx.db
    .select()
    .from(transfers)
    .where(and(eq(transfers.id, transferId), eq(mine, tx.actor.agencyId ?? '')))
    .for('update')
  if (!transfer) throw notFound('compute')
  if (transfer.state !== 'offered') throw new AppError('conflict', 'compute.transferNotOpen')
  return transfer
}
