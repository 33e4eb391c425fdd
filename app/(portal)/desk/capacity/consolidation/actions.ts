'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/actions/form-action'
import { approvePlan } from '@/lib/consolidation/approve-plan'
import {
  ApprovePlan,
  PlanNow,
  RejectPlan,
  SaveConsolidation,
  SaveHostPower,
  StopPlan,
} from '@/lib/consolidation/input'
import { planNow } from '@/lib/consolidation/plan-now'
import { rejectPlan } from '@/lib/consolidation/reject-plan'
import { saveConsolidation } from '@/lib/consolidation/save-consolidation'
import { saveHostPower } from '@/lib/consolidation/save-host-power'
import { stopPlan } from '@/lib/consolidation/stop-plan'
import { routes } from '@/lib/routes'

const plans = () => revalidatePath(routes.desk.consolidation, 'layout')

export const saveConsolidationAction = formAction(SaveConsolidation, async (ctx, input) => {
  await saveConsolidation(ctx, input)
  plans()
  return { toast: 'consolidation.toasts.saved' }
})

export const saveHostPowerAction = formAction(SaveHostPower, async (ctx, input) => {
  await saveHostPower(ctx, input)
  plans()
  return { toast: 'consolidation.toasts.powerSaved' }
})

export const planNowAction = formAction(PlanNow, async (ctx, input) => {
  const planId = await planNow(ctx, input)
  plans()
  if (planId) redirect(routes.desk.consolidationPlan(planId))
  return { toast: 'consolidation.toasts.nothing' }
})

export const approvePlanAction = formAction(ApprovePlan, async (ctx, input) => {
  await approvePlan(ctx, input)
  plans()
  return { toast: 'consolidation.toasts.approved' }
})

export const rejectPlanAction = formAction(RejectPlan, async (ctx, input) => {
  await rejectPlan(ctx, input)
  plans()
  return { toast: 'consolidation.toasts.rejected' }
})

export const stopPlanAction = formAction(StopPlan, async (ctx, input) => {
  await stopPlan(ctx, input)
  plans()
  return { toast: 'consolidation.toasts.stopped' }
})
