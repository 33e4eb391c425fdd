import { and, eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { attachments, orders } from '@/lib/db/schema/orders'
import { AppError, notFound } from '@/lib/errors'
import { visibleTo } from '@/lib/orders/queries'

export type AttachmentFile = { name: string; mediaType: string; content: Buffer }

/** The file itself, once the scan has found it clean. */
export async function readAttachment(ctx: Ctx, attachmentId: string): Promise<AttachmentFile> {
  authorize(ctx.actor, 'order:read')
  const { name, mediaType, scan, content } = attachments
  const [file] = await ctx.db
    .select({ name, mediaType, scan, content })
    .from(attachments)
    .innerJoin(orders, eq(orders.id, attachments.orderId))
    .where(and(eq(attachments.id, attachmentId), visibleTo(ctx.actor)))
  if (!file) throw notFound('orders')
  if (file.scan === 'pending') throw new AppError('unavailable', 'orders.filePending')
  if (file.scan === 'quarantined') throw new AppError('forbidden', 'orders.fileQuarantined')
  return file
}
