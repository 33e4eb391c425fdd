'use server'

import { doorAction } from '@/lib/actions/door-action'
import { RequestReset } from '@/lib/auth/input'
import { requestReset } from '@/lib/auth/request-reset'

export const requestResetAction = doorAction(RequestReset, async (ctx, input) => {
  await requestReset(ctx, input)
  return { toast: 'auth.toasts.resetSent' }
})
