'use server'

import { redirect } from 'next/navigation'
import { doorAction } from '@/lib/actions/door-action'
import { ResetPassword } from '@/lib/auth/input'
import { resetPassword } from '@/lib/auth/reset-password'
import { routes } from '@/lib/routes'

export const resetPasswordAction = doorAction(ResetPassword, async (ctx, input) => {
  await resetPassword(ctx, input)
  redirect(`${routes.login}?done=password`)
})
