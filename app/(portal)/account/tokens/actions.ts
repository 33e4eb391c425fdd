'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { createAccessToken } from '@/lib/auth/create-access-token'
import { revokeAccessToken } from '@/lib/auth/revoke-access-token'
import { CreateAccessToken, RevokeAccessToken } from '@/lib/auth/token-input'
import { routes } from '@/lib/routes'

export const createAccessTokenAction = formAction(CreateAccessToken, async (ctx, input) => {
  const { token } = await createAccessToken(ctx, input)
  revalidatePath(routes.tokens)
  return { shown: { token } }
})

export const revokeAccessTokenAction = formAction(RevokeAccessToken, async (ctx, input) => {
  await revokeAccessToken(ctx, input)
  revalidatePath(routes.tokens)
  return { toast: 'api.toasts.revoked' }
})
