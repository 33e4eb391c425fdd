import { eq } from 'drizzle-orm'
import * as z from 'zod'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { attachments } from '@/lib/db/schema/orders'
import { AppError, notFound } from '@/lib/errors'
import { lockOrder } from '@/lib/orders/queries'
import { orderCan } from '@/lib/orders/rules'

export const DetachFile = z.object({ attachmentId: z.uuid() })

/** Only from a draft: what an approver may have read stays with the order. */
export async function detachFile(ctx: Ctx, { attachmentId }: z.infer<typeof DetachFile>): Promise<void> {
  authorize(ctx.actor, 'order:create')
  await inTransaction(ctx, async (tx) => {
    const columns = { orderId: attachments.orderId, name: attachments.name, sha256: attachments.sha256 }
    const [file] = await tx.db.select(columns).from(attachments).where(eq(attachments.id, attachmentId))
    if (!file) throw notFound('orders')
    const order = await lockOrder(tx, file.orderId)
    if (order.requesterId !== tx.actor.personId) throw new AppError('forbidden', 'orders.notYours')
    if (!orderCan('edit', order)) throw new AppError('rule', 'orders.notDraft')
    await tx.db.delete(attachments).where(eq(attachments.id, attachmentId))
    await recordAudit(tx, 'order.detachFile', order.id, { agencyId: order.agencyId, before: file })
  })
}
