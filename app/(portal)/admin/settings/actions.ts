'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { ChangeSetting, changeSetting } from '@/lib/agencies/settings'
import { AdvanceClock, advanceClock } from '@/lib/jobs/advance-clock'
import { routes } from '@/lib/routes'

export const changeSettingAction = formAction(ChangeSetting, async (ctx, input) => {
  await changeSetting(ctx, input)
  revalidatePath(routes.admin.settings)
  return { toast: 'agencies.toasts.settingChanged' }
})

export const advanceClockAction = formAction(AdvanceClock, async (ctx, input) => {
  await advanceClock(ctx, input)
  revalidatePath(routes.admin.settings)
  return { toast: 'jobs.toasts.clockAdvanced', params: { day: input.day } }
})
