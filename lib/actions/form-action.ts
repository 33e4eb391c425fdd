import 'server-only'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type * as z from 'zod'
import { answerForm, type Run } from '@/lib/actions/answer-form'
import { describeError } from '@/lib/actions/describe-error'
import type { FormState } from '@/lib/actions/form-state'
import { typedValues } from '@/lib/actions/read-form'
import { currentCtx, requireCtx } from '@/lib/auth/session'
import { AppError } from '@/lib/errors'
import { routes } from '@/lib/routes'

type Options = {
  /** For what is a mere click: without a session it leads to the door. */
  toDoor?: boolean
}

/** The only way to make a server action for somebody signed in. Its verb authorizes and decides. */
export function formAction<S extends z.ZodType>(schema: S, run: Run<S>, { toDoor }: Options = {}) {
  return async (_previous: FormState, data: FormData): Promise<FormState> => {
    if (!(await currentCtx())) return toDoor ? redirect(routes.login) : signedOut(data)
    return answerForm(await requireCtx('self:manage'), schema, run, data)
  }
}

/** A session that ended while a form was filled in: the page stays, with every word, and says how to go on. */
async function signedOut(data: FormData): Promise<FormState> {
  const t = await getTranslations()
  const error = describeError(t, new AppError('forbidden', 'auth.signedOut'))
  const link = { href: routes.login, label: t('auth.signIn.again') }
  return { ok: false, values: typedValues(data), at: Date.now(), error: { ...error, link } }
}
