'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { formAction } from '@/lib/actions/form-action'
import { RetryJob, RunRecurringNow } from '@/lib/jobs/input'
import { retryJob } from '@/lib/jobs/retry-job'
import { runRecurringNow } from '@/lib/jobs/run-recurring-now'
import { routes } from '@/lib/routes'

export const runRecurringNowAction = formAction(RunRecurringNow, async (ctx, input) => {
  await runRecurringNow(ctx, input)
  revalidatePath(routes.desk.jobs)
  const t = await getTranslations('jobs.recurring')
  return { toast: 'jobs.toasts.wanted', params: { name: t(input.name) } }
})

export const retryJobAction = formAction(RetryJob, async (ctx, input) => {
  await retryJob(ctx, input)
  revalidatePath(routes.desk.jobs)
  return { toast: 'jobs.toasts.retried' }
})
