'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { DecideGrant, ProposeGrant, RevokeGrant } from '@/lib/agencies/input'
import { decideGrant, revokeGrant } from '@/lib/auth/decide-grant'
import { proposeGrant } from '@/lib/auth/propose-grant'
import { routes } from '@/lib/routes'

export const proposeGrantAction = formAction(ProposeGrant, async (ctx, input) => {
  await proposeGrant(ctx, input)
  revalidatePath(routes.admin.grants)
  return { toast: 'agencies.toasts.grantProposed' }
})

export const decideGrantAction = formAction(DecideGrant, async (ctx, input) => {
  await decideGrant(ctx, input)
  revalidatePath(routes.admin.grants)
  return { toast: 'agencies.toasts.grantDecided' }
})

export const revokeGrantAction = formAction(RevokeGrant, async (ctx, input) => {
  await revokeGrant(ctx, input)
  revalidatePath(routes.admin.grants)
  return { toast: 'agencies.toasts.grantRevoked' }
})
