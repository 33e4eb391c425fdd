import 'server-only'
import { getTranslations } from 'next-intl/server'
import type * as z from 'zod'
import { describeError, describeIssues } from '@/lib/actions/describe-error'
import { sameOrigin } from '@/lib/actions/same-origin'
import { currentCtx } from '@/lib/auth/session'
import type { Ctx } from '@/lib/context'
import { AppError, statusOf } from '@/lib/errors'
import { log } from '@/lib/log'

const largestBody = 1_000_000

/** A page's own question to the server: the same session, schema and refusals as a server action, as JSON. */
export function jsonRoute<S extends z.ZodType>(
  schema: S,
  run: (ctx: Ctx, input: z.output<S>) => Promise<unknown>,
) {
  return async (request: Request): Promise<Response> => {
    const t = await getTranslations()
    const refuse = (error: AppError, extra: object = {}) =>
      Response.json({ error: describeError(t, error), ...extra }, { status: statusOf(error.kind) })
    const ctx = await currentCtx()
    if (!sameOrigin(request)) return refuse(new AppError('forbidden', 'auth.notAllowed'))
    if (!ctx) return refuse(new AppError('forbidden', 'auth.signedOut'))
    try {
      if (Number(request.headers.get('content-length') ?? 0) > largestBody)
        return refuse(new AppError('invalid', 'actions.invalid'))
      const parsed = schema.safeParse(await request.json().catch(() => undefined))
      if (!parsed.success) {
        const fields = describeIssues(t, parsed.error.issues)
        return refuse(new AppError('invalid', 'actions.invalid'), { fields })
      }
      return Response.json(await run(ctx, parsed.data))
    } catch (error) {
      if (error instanceof AppError) return refuse(error)
      log.error({ err: error, requestId: ctx.requestId }, 'request failed')
      return refuse(new AppError('unavailable', 'actions.unexpected'), { requestId: ctx.requestId })
    }
  }
}
