'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/actions/form-action'
import { routes } from '@/lib/routes'
import { DropPlannedHosts, PlanHosts } from '@/lib/scheduler/input'
import { dropPlannedHosts } from '@/lib/scheduler/planned-hosts/drop-planned-hosts'
import { planHosts } from '@/lib/scheduler/planned-hosts/plan-hosts'
import { askForecast } from '@/lib/scheduler/what-if/ask-forecast'
import { AskForecast } from '@/lib/scheduler/what-if/input'

export const askForecastAction = formAction(AskForecast, async (ctx, input) => {
  const id = await askForecast(ctx, input)
  redirect(`${routes.desk.forecast}?pool=${input.poolId}&what=${id}`)
})

export const planHostsAction = formAction(PlanHosts, async (ctx, input) => {
  await planHosts(ctx, input)
  revalidatePath(routes.desk.forecast)
  return { toast: 'scheduler.toasts.hostsPlanned' }
})

export const dropPlannedHostsAction = formAction(DropPlannedHosts, async (ctx, input) => {
  await dropPlannedHosts(ctx, input)
  revalidatePath(routes.desk.forecast)
  return { toast: 'scheduler.toasts.plannedDropped' }
})
