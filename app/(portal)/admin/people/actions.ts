'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { CreatePerson } from '@/lib/agencies/input'
import { createPerson } from '@/lib/auth/create-person'
import { decideFactorReset } from '@/lib/auth/factor-resets'
import { DecideFactorReset } from '@/lib/auth/input'
import { linkOf } from '@/lib/auth/link-of'
import { routes } from '@/lib/routes'

export const createPersonAction = formAction(CreatePerson, async (ctx, input) => {
  const link = linkOf(await createPerson(ctx, input))
  revalidatePath(routes.admin.people)
  return { shown: { link } }
})

export const decideFactorResetAction = formAction(DecideFactorReset, async (ctx, input) => {
  await decideFactorReset(ctx, input)
  revalidatePath(routes.admin.people)
  return { toast: 'agencies.toasts.resetDecided' }
})
