import { createHash } from 'node:crypto'
import { count, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { attachments } from '@/lib/db/schema/orders'
import { AppError, notFound } from '@/lib/errors'
import { publish } from '@/lib/events/publish'
import { enqueue } from '@/lib/jobs/queue'
import { fileName } from '@/lib/orders/file-name'
import { lockOrder } from '@/lib/orders/queries'
import { orderCan } from '@/lib/orders/rules'

export const maxFileBytes = 20 * 1024 * 1024
const maxFiles = 20

export type AttachFile = { orderId: string; name: string; mediaType: string; content: Buffer }

/** Kept with the order and handed to the scan; nobody can download it before that has ended. */
export async function attachFile(ctx: Ctx, file: AttachFile): Promise<{ id: string; name: string }> {
  authorize(ctx.actor, 'order:message')
  const { orderId, content } = file
  const { personId } = ctx.actor
  if (!personId) throw notFound('orders')
  if (content.length === 0) throw new AppError('invalid', 'orders.fileEmpty')
  if (content.length > maxFileBytes) throw new AppError('invalid', 'orders.fileTooLarge')
  const name = fileName(file.name)
  if (!name) throw new AppError('invalid', 'orders.fileName')
  return inTransaction(ctx, async (tx) => {
    const order = await lockOrder(tx, orderId)
    if (!orderCan('attach', order)) throw new AppError('rule', 'orders.noAttachments')
    const [{ files } = { files: 0 }] = await tx.db
      .select({ files: count() })
      .from(attachments)
      .where(eq(attachments.orderId, orderId))
    if (files >= maxFiles) throw new AppError('rule', 'orders.tooManyFiles', { params: { max: maxFiles } })
    const [made] = await tx.db
      .insert(attachments)
      .values({
        agencyId: order.agencyId,
        orderId,
        name,
        mediaType: /^[\w.+-]{1,60}\/[\w.+-]{1,80}$/.test(file.mediaType)
          ? file.mediaType
          : 'application/octet-stream',
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
        content,
        uploadedBy: personId,
        at: tx.now(),
      })
      .returning({ id: attachments.id, name: attachments.name, sha256: attachments.sha256 })
    if (!made) throw notFound('orders')
    await recordAudit(tx, 'order.attachFile', orderId, { agencyId: order.agencyId, after: made })
    await enqueue(tx, 'scanAttachment', { attachmentId: made.id })
    await publish(tx, `order:${orderId}`, 'attachment', {}, order.agencyId)
    return made
  })
}
