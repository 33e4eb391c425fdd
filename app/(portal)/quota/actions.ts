'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { changeBudget } from '@/lib/quota/change-budget'
import { createBudget } from '@/lib/quota/create-budget'
import { ChangeBudget, CreateBudget, RequestQuotaForm } from '@/lib/quota/input'
import { requestQuota } from '@/lib/quota/request-quota'
import { routes } from '@/lib/routes'

export const requestQuotaAction = formAction(RequestQuotaForm, async (ctx, input) => {
  await requestQuota(ctx, input)
  revalidatePath(routes.quota)
  return { toast: 'quota.toasts.requested' }
})

export const createBudgetAction = formAction(CreateBudget, async (ctx, input) => {
  await createBudget(ctx, input)
  revalidatePath(routes.quota)
  return { toast: 'quota.toasts.created' }
})

export const changeBudgetAction = formAction(ChangeBudget, async (ctx, input) => {
  await changeBudget(ctx, input)
  revalidatePath(routes.quota)
  return { toast: 'quota.toasts.changed' }
})
