'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { CreateDelegation, RevokeDelegation } from '@/lib/agencies/input'
import { SetQuietHours, setQuietHours } from '@/lib/agencies/set-quiet-hours'
import { delegate, revokeDelegation } from '@/lib/auth/delegate'
import { routes } from '@/lib/routes'

export const delegateAction = formAction(CreateDelegation, async (ctx, input) => {
  await delegate(ctx, input)
  revalidatePath(routes.account)
  return { toast: 'auth.toasts.delegated' }
})

export const revokeDelegationAction = formAction(RevokeDelegation, async (ctx, input) => {
  await revokeDelegation(ctx, input)
  revalidatePath(routes.account)
  return { toast: 'auth.toasts.delegationRevoked' }
})

export const setQuietHoursAction = formAction(SetQuietHours, async (ctx, input) => {
  await setQuietHours(ctx, input)
  revalidatePath(routes.account)
  return { toast: 'auth.toasts.quietSet' }
})
