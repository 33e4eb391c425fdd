'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { forgetView } from '@/lib/views/forget-view'
import { SaveView, ViewId } from '@/lib/views/input'
import { saveView } from '@/lib/views/save-view'

export const saveViewAction = formAction(SaveView, async (ctx, input) => {
  await saveView(ctx, input)
  revalidatePath(input.page)
  return { toast: 'views.toasts.saved' }
})

export const forgetViewAction = formAction(ViewId, async (ctx, input) => {
  await forgetView(ctx, input)
  revalidatePath('/', 'layout')
})
