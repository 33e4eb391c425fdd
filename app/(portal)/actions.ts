'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import * as z from 'zod'
import { formAction } from '@/lib/actions/form-action'
import { closeSession } from '@/lib/auth/close-session'
import { SwitchHat } from '@/lib/auth/input'
import { sessionCookie } from '@/lib/auth/session-cookie'
import { switchHat } from '@/lib/auth/switch-hat'
import { routes } from '@/lib/routes'

export const signOutAction = formAction(
  z.object({}),
  async (ctx) => {
    await closeSession(ctx)
    const jar = await cookies()
    jar.delete(sessionCookie.name)
    redirect(routes.login)
  },
  { toDoor: true },
)

export const switchAgencyAction = formAction(
  SwitchHat,
  async (ctx, input) => {
    await switchHat(ctx, input)
    redirect(routes.home)
  },
  { toDoor: true },
)
