import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { endOrder } from '@/lib/orders/end-order'
import type { WithdrawOrder } from '@/lib/orders/input'
import { lockOrder } from '@/lib/orders/queries'
import { orderCan } from '@/lib/orders/rules'

/** The requester takes an order back before it is approved; an agency administrator may do it for a colleague. */
export async function withdrawOrder(ctx: Ctx, { orderId, reason }: WithdrawOrder): Promise<void> {
  authorize(ctx.actor, 'order:withdraw')
  await inTransaction(ctx, async (tx) => {
    const before = await lockOrder(tx, orderId)
    const own = before.requesterId === tx.actor.personId || tx.actor.roles.includes('agencyAdmin')
    if (!own) throw new AppError('forbidden', 'orders.notYours')
    if (!orderCan('withdraw', before)) throw new AppError('rule', 'orders.notWithdrawable')
    await endOrder(tx, before, 'withdrawn', reason)
  })
}
