'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { AddDutyRule, SwitchDutyRule } from '@/lib/agencies/input'
import { addDutyRule, switchDutyRule } from '@/lib/agencies/manage-duty-rules'
import { routes } from '@/lib/routes'

export const addDutyRuleAction = formAction(AddDutyRule, async (ctx, input) => {
  await addDutyRule(ctx, input)
  revalidatePath(routes.admin.duties)
  return { toast: 'agencies.toasts.dutyAdded' }
})

export const switchDutyRuleAction = formAction(SwitchDutyRule, async (ctx, input) => {
  await switchDutyRule(ctx, input)
  revalidatePath(routes.admin.duties)
  return { toast: 'agencies.toasts.dutySwitched' }
})
