import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type * as z from 'zod'
import { describeError, describeFields, describeIssues } from '@/lib/actions/describe-error'
import type { FormState } from '@/lib/actions/form-state'
import { readForm, typedValues, unprintable } from '@/lib/actions/read-form'
import type { Ctx } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'

/** What a verb may tell the form beyond success: a toast key of its domain, or values shown this one time. */
export type Success =
  | { toast?: string; params?: Record<string, string | number>; shown?: Record<string, string | string[]> }
  | undefined
export type Run<S extends z.ZodType> = (ctx: Ctx, input: z.output<S>) => Promise<Success> | Promise<void>

/**
 * Parse, verb, and every refusal back to the form with what was typed. Unknown errors are logged under the
 * request id and never leak their text.
 */
export async function answerForm<S extends z.ZodType>(
  ctx: Ctx,
  schema: S,
  run: Run<S>,
  data: FormData,
): Promise<FormState> {
  const t = await getTranslations()
  const parsed = schema.safeParse(readForm(data))
  const refused = { ok: false, values: typedValues(data), at: Date.now() }
  const invalid = describeError(t, new AppError('invalid', 'actions.invalid'))
  const marred = unprintable(data)
  if (marred.length > 0) {
    const fields = Object.fromEntries(marred.map((name) => [name, t('actions.fields.unprintable')]))
    return { ...refused, fields, error: invalid }
  }
  if (!parsed.success) return { ...refused, fields: describeIssues(t, parsed.error.issues), error: invalid }
  try {
    const success = await run(ctx, parsed.data)
    return {
      ok: true,
      at: Date.now(),
      toast: success?.toast ? t(success.toast, success.params) : undefined,
      shown: success?.shown,
    }
  } catch (error) {
    unstable_rethrow(error)
    if (error instanceof AppError)
      return { ...refused, fields: describeFields(t, error), error: describeError(t, error) }
    log.error({ err: error, requestId: ctx.requestId }, 'action failed')
    const unexpected = describeError(t, new AppError('unavailable', 'actions.unexpected'))
    return { ...refused, error: { ...unexpected, requestId: ctx.requestId } }
  }
}
