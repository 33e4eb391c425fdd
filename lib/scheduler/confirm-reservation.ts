import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { AppError } from '@/lib/errors'

/**
 * Turns the reservation into a lasting claim, in the transaction that approves the order. One that has
 * expired meanwhile is refused: the line must ask for room again. A second call changes nothing.
 */
export async function confirmReservation(tx: Ctx, key: string): Promise<void> {
  const { rows } = await tx.db.execute(sql`
    update reservation set state = 'confirmed', expires_at = null
    where key = ${key} and (state = 'confirmed' or (state = 'reserved' and expires_at > now()))
    returning id`)
  if (rows.length === 0) throw new AppError('conflict', 'scheduler.reservationExpired')
}
