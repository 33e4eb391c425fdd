'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { moveRule } from '@/lib/orders/move-rule'
import { MoveRule, SaveRule, SwitchRule } from '@/lib/orders/rule-input'
import { saveRule } from '@/lib/orders/save-rule'
import { switchRule } from '@/lib/orders/switch-rule'
import { routes } from '@/lib/routes'

export const saveRuleAction = formAction(SaveRule, async (ctx, input) => {
  await saveRule(ctx, input)
  revalidatePath(routes.admin.rules)
  return { toast: 'orders.toasts.ruleSaved' }
})

export const switchRuleAction = formAction(SwitchRule, async (ctx, input) => {
  await switchRule(ctx, input)
  revalidatePath(routes.admin.rules)
  return { toast: 'orders.toasts.ruleSaved' }
})

export const moveRuleAction = formAction(MoveRule, async (ctx, input) => {
  await moveRule(ctx, input)
  revalidatePath(routes.admin.rules)
  return { toast: 'orders.toasts.ruleMoved' }
})
