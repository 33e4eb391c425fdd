import 'server-only'
import type * as z from 'zod'
import { answerForm, type Run } from '@/lib/actions/answer-form'
import type { FormState } from '@/lib/actions/form-state'
import { currentVisitor } from '@/lib/auth/current-visitor'

/** A server action in front of the door: a forgotten password, an invitation. Its verb knows only `door:enter`. */
export function doorAction<S extends z.ZodType>(schema: S, run: Run<S>) {
  return async (_previous: FormState, data: FormData): Promise<FormState> =>
    answerForm(await currentVisitor(), schema, run, data)
}
