'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { importYear } from '@/lib/calendar/import-year'
import { CalendarYear, ImportYear, SaveDay, SaveHours } from '@/lib/calendar/input'
import { publishYear } from '@/lib/calendar/publish-year'
import { saveDay } from '@/lib/calendar/save-day'
import { saveHours } from '@/lib/calendar/save-hours'
import { recomputeDeadlines } from '@/lib/orders/recompute-deadlines'
import { routes } from '@/lib/routes'

export const importYearAction = formAction(ImportYear, async (ctx, input) => {
  const count = await importYear(ctx, input)
  revalidatePath(routes.admin.calendar)
  return { toast: 'calendar.toasts.imported', params: { count } }
})

export const saveDayAction = formAction(SaveDay, async (ctx, input) => {
  await saveDay(ctx, input)
  revalidatePath(routes.admin.calendar)
  return { toast: 'calendar.toasts.day' }
})

export const publishYearAction = formAction(CalendarYear, async (ctx, input) => {
  await publishYear(ctx, input, recomputeDeadlines)
  revalidatePath(routes.admin.calendar)
  return { toast: 'calendar.toasts.published' }
})

export const saveHoursAction = formAction(SaveHours, async (ctx, input) => {
  await saveHours(ctx, input)
  revalidatePath(routes.admin.calendar)
  return { toast: 'calendar.toasts.hours' }
})
