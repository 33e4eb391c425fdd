import 'server-only'
import type * as z from 'zod'
import { answerForm, type Run } from '@/lib/actions/answer-form'
import type { FormState } from '@/lib/actions/form-state'
import { requireCtx } from '@/lib/auth/session'

/** The only way to make a server action for somebody signed in. Its verb authorizes and decides. */
export function formAction<S extends z.ZodType>(schema: S, run: Run<S>) {
  return async (_previous: FormState, data: FormData): Promise<FormState> =>
    answerForm(await requireCtx('self:manage'), schema, run, data)
}
