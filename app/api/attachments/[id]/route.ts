import { getTranslations } from 'next-intl/server'
import * as z from 'zod'
import { describeError } from '@/lib/actions/describe-error'
import { currentCtx } from '@/lib/auth/session'
import { AppError, notFound, statusOf } from '@/lib/errors'
import { readAttachment } from '@/lib/orders/read-attachment'

/** Always a download and never shown in the portal's own origin, whatever the file claims to be. */
export async function GET(_request: Request, { params }: RouteContext<'/api/attachments/[id]'>) {
  const ctx = await currentCtx()
  try {
    if (!ctx) throw new AppError('forbidden', 'auth.notAllowed')
    const id = z.uuid().safeParse((await params).id)
    if (!id.success) throw notFound('orders')
    const { name, content } = await readAttachment(ctx, id.data)
    const plain = name.replace(/[^\w.-]/g, '_')
    return new Response(new Uint8Array(content), {
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(content.length),
        'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const t = await getTranslations()
    return Response.json({ error: describeError(t, error) }, { status: statusOf(error.kind) })
  }
}
