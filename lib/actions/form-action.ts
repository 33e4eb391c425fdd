import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type * as z from 'zod'
import { describeError, describeFields, describeIssues } from '@/lib/actions/describe-error'
import type { FormState } from '@/lib/actions/form-state'
import { readForm, typedValues } from '@/lib/actions/read-form'
import { requireCtx } from '@/lib/auth/session'
import type { Ctx } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'

/** What a verb may tell the form beyond success: a toast key of its domain with its values. */
type Success = { toast?: string; params?: Record<string, string | number> } | undefined

/**
 * The only way to make a server action: session, parse, verb, and every refusal back to the form with what
 * was typed. Unknown errors are logged under the request id and never leak their text.
 */
export function formAction<S extends z.ZodType>(
  schema: S,
  run: (ctx: Ctx, input: z.output<S>) => Promise<Success> | Promise<void>,
) {
  return async (_previous: FormState, data: FormData): Promise<FormState> => {
    const ctx = await requireCtx('self:manage')
    const values = typedValues(data)
    const t = await getTranslations()
    const parsed = schema.safeParse(readForm(data))
    if (!parsed.success) {
      const fields = describeIssues(t, parsed.error.issues)
      return {
        ok: false,
        fields,
        values,
        at: Date.now(),
        error: describeError(t, new AppError('invalid', 'actions.invalid')),
      }
    }
    try {
      const success = await run(ctx, parsed.data)
      return {
        ok: true,
        at: Date.now(),
        toast: success?.toast ? t(success.toast, success.params) : undefined,
      }
    } catch (error) {
      unstable_rethrow(error)
      if (error instanceof AppError)
        return {
          ok: false,
          values,
          at: Date.now(),
          fields: describeFields(t, error),
          error: describeError(t, error),
        }
      log.error({ err: error, requestId: ctx.requestId }, 'action failed')
      return {
        ok: false,
        values,
        at: Date.now(),
        error: {
          ...describeError(t, new AppError('unavailable', 'actions.unexpected')),
          requestId: ctx.requestId,
        },
      }
    }
  }
}
