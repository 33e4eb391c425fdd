'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/lib/actions/form-action'
import { routes } from '@/lib/routes'
import { askForecast } from '@/lib/scheduler/what-if/ask-forecast'
import { AskForecast } from '@/lib/scheduler/what-if/input'

export const askForecastAction = formAction(AskForecast, async (ctx, input) => {
  const id = await askForecast(ctx, input)
  redirect(`${routes.desk.forecast}?pool=${input.poolId}&what=${id}`)
})
