import { getTranslations } from 'next-intl/server'
import * as z from 'zod'
import { describeError } from '@/lib/actions/describe-error'
import { sameOrigin } from '@/lib/actions/same-origin'
import { currentCtx } from '@/lib/auth/session'
import { AppError, statusOf } from '@/lib/errors'
import { log } from '@/lib/log'
import { attachFile, maxFileBytes } from '@/lib/orders/attach-file'

const Upload = z.object({ orderId: z.uuid(), file: z.instanceof(File) })
/** Boundaries and field heads beside the file itself. */
const formBytes = 16_384

/** A file of an order, up to 20 MiB. What is larger is refused before it is read. */
export async function POST(request: Request): Promise<Response> {
  const t = await getTranslations()
  const refuse = (error: AppError) =>
    Response.json({ error: describeError(t, error) }, { status: statusOf(error.kind) })
  const ctx = await currentCtx()
  if (!sameOrigin(request)) return refuse(new AppError('forbidden', 'auth.notAllowed'))
  if (!ctx) return refuse(new AppError('forbidden', 'auth.signedOut'))
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!(length <= maxFileBytes + formBytes)) return refuse(new AppError('invalid', 'orders.fileTooLarge'))
  try {
    const form = await request.formData().catch(() => new FormData())
    const parsed = Upload.safeParse(Object.fromEntries(form))
    if (!parsed.success) return refuse(new AppError('invalid', 'actions.invalid'))
    const { orderId, file } = parsed.data
    const content = Buffer.from(await file.arrayBuffer())
    return Response.json(await attachFile(ctx, { orderId, name: file.name, mediaType: file.type, content }), {
      status: 201,
    })
  } catch (error) {
    if (error instanceof AppError) return refuse(error)
    log.error({ err: error, requestId: ctx.requestId }, 'upload failed')
    return refuse(new AppError('unavailable', 'actions.unexpected'))
  }
}
