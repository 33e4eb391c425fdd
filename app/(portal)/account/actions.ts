'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import * as z from 'zod'
import { formAction } from '@/lib/actions/form-action'
import { beginEnrolment } from '@/lib/auth/begin-enrolment'
import { changePassword } from '@/lib/auth/change-password'
import { changeProfile } from '@/lib/auth/change-profile'
import { confirmEnrolment } from '@/lib/auth/confirm-enrolment'
import {
  ChangePassword,
  ChangeProfile,
  ConfirmEnrolment,
  RevokeSession,
  UnlinkIdentity,
} from '@/lib/auth/input'
import { removeFactor } from '@/lib/auth/remove-factor'
import { renewRecoveryCodes } from '@/lib/auth/renew-recovery-codes'
import { revokeSession } from '@/lib/auth/revoke-session'
import { linkCookie } from '@/lib/auth/session-cookie'
import { unlinkIdentity } from '@/lib/auth/unlink-identity'
import { localeCookie } from '@/lib/i18n/locale'
import { routes } from '@/lib/routes'

const Nothing = z.object({})

export const changeProfileAction = formAction(ChangeProfile, async (ctx, input) => {
  await changeProfile(ctx, input)
  const jar = await cookies()
  jar.set(localeCookie, input.locale, { path: '/', sameSite: 'lax', maxAge: 31_536_000 })
  revalidatePath(routes.account)
  return { toast: 'auth.toasts.profileChanged' }
})

export const changePasswordAction = formAction(ChangePassword, async (ctx, input) => {
  await changePassword(ctx, input)
  revalidatePath(routes.account)
  return { toast: 'auth.toasts.passwordChanged' }
})

export const beginEnrolmentAction = formAction(Nothing, async (ctx) => {
  await beginEnrolment(ctx)
  revalidatePath(routes.account)
  revalidatePath(routes.enrolFactor)
})

/** Without revalidating: the codes stand in the form that sent it, until the reader goes on. */
export const confirmEnrolmentAction = formAction(ConfirmEnrolment, async (ctx, input) => {
  return { shown: { codes: await confirmEnrolment(ctx, input) } }
})

export const renewRecoveryCodesAction = formAction(Nothing, async (ctx) => {
  return { shown: { codes: await renewRecoveryCodes(ctx) } }
})

export const removeFactorAction = formAction(Nothing, async (ctx) => {
  await removeFactor(ctx)
  revalidatePath(routes.account)
  return { toast: 'auth.toasts.factorRemoved' }
})

export const revokeSessionAction = formAction(RevokeSession, async (ctx, input) => {
  await revokeSession(ctx, input)
  revalidatePath(routes.account)
  return { toast: 'auth.toasts.sessionRevoked' }
})

/** Marks that the way to the identity provider is for linking. */
export const beginLinkAction = formAction(Nothing, async () => {
  const jar = await cookies()
  jar.set(linkCookie.name, '1', linkCookie.options)
})

export const unlinkIdentityAction = formAction(UnlinkIdentity, async (ctx, input) => {
  await unlinkIdentity(ctx, input)
  revalidatePath(routes.account)
  return { toast: 'auth.toasts.identityUnlinked' }
})
