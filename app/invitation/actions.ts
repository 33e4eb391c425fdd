'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { doorAction } from '@/lib/actions/door-action'
import { acceptInvitation, joinAgency } from '@/lib/auth/accept-invitation'
import { AcceptInvitation, JoinAgency } from '@/lib/auth/input'
import { invitationCookie } from '@/lib/auth/session-cookie'
import { routes } from '@/lib/routes'

const done = `${routes.login}?done=invitation`

export const acceptInvitationAction = doorAction(AcceptInvitation, async (ctx, input) => {
  await acceptInvitation(ctx, input)
  redirect(done)
})

export const joinAgencyAction = doorAction(JoinAgency, async (ctx, input) => {
  await joinAgency(ctx, input)
  redirect(done)
})

/** Remembers the invitation on the way to the identity provider and back. */
export const beginIdentityAction = doorAction(JoinAgency, async (_ctx, { token }) => {
  const jar = await cookies()
  jar.set(invitationCookie.name, token, invitationCookie.options)
})
