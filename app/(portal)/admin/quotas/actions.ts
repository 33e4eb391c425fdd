'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { allowOverdraft } from '@/lib/quota/change-budget'
import { decideQuotaRequest } from '@/lib/quota/decide-quota-request'
import { AllowOverdraft, DecideQuotaRequest, SetQuotaForm } from '@/lib/quota/input'
import { setQuota } from '@/lib/quota/set-quota'
import { routes } from '@/lib/routes'

export const decideQuotaRequestAction = formAction(DecideQuotaRequest, async (ctx, input) => {
  await decideQuotaRequest(ctx, input)
  revalidatePath(routes.admin.quotas)
  return { toast: 'quota.toasts.decided' }
})

export const setQuotaAction = formAction(SetQuotaForm, async (ctx, input) => {
  await setQuota(ctx, input)
  revalidatePath(routes.admin.quotas)
  return { toast: 'quota.toasts.set' }
})

export const allowOverdraftAction = formAction(AllowOverdraft, async (ctx, input) => {
  await allowOverdraft(ctx, input)
  revalidatePath(routes.admin.quotas)
  return { toast: 'quota.toasts.overdraft' }
})
