'use server'

import { revalidatePath } from 'next/cache'
import * as z from 'zod'
import { formAction } from '@/lib/actions/form-action'
import { markRead } from '@/lib/notify/mark-read'
import { decideStep } from '@/lib/orders/decide-step'
import { DecideStep } from '@/lib/orders/input'
import { routes } from '@/lib/routes'

export const markAllReadAction = formAction(z.object({}), async (ctx) => {
  await markRead(ctx)
  revalidatePath(routes.home, 'layout')
  return { toast: 'notify.toasts.read' }
})

export const decideInInboxAction = formAction(DecideStep, async (ctx, input) => {
  await decideStep(ctx, input)
  revalidatePath(routes.home, 'layout')
  return { toast: `notify.toasts.decided.${input.decision}` }
})
