'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { editMember } from '@/lib/agencies/edit-member'
import { EditMember, HandOver, InviteMember, PersonId, PersonWithReason } from '@/lib/agencies/input'
import { disablePerson, enablePerson } from '@/lib/auth/disable-person'
import { requestFactorReset } from '@/lib/auth/factor-resets'
import { handOver } from '@/lib/auth/hand-over'
import { inviteAgain, inviteMember } from '@/lib/auth/invite-member'
import { linkOf } from '@/lib/auth/link-of'
import { unlockAccount } from '@/lib/auth/unlock-account'
import { revokeKeysOf } from '@/lib/compute/revoke-keys-of'
import { handOverWork } from '@/lib/notify/hand-over-work'
import { handOverOrders } from '@/lib/orders/hand-over-orders'
import { routes } from '@/lib/routes'

export const inviteMemberAction = formAction(InviteMember, async (ctx, input) => {
  const link = linkOf(await inviteMember(ctx, input))
  revalidatePath(routes.people)
  return { shown: { link } }
})

export const inviteAgainAction = formAction(PersonId, async (ctx, input) => {
  return { shown: { link: linkOf(await inviteAgain(ctx, input)) } }
})

export const editMemberAction = formAction(EditMember, async (ctx, input) => {
  await editMember(ctx, input)
  revalidatePath(routes.people)
  return { toast: 'agencies.toasts.memberChanged' }
})

export const disablePersonAction = formAction(PersonWithReason, async (ctx, input) => {
  await disablePerson(ctx, input)
  revalidatePath(routes.people)
  revalidatePath(routes.admin.people)
  return { toast: 'agencies.toasts.disabled' }
})

export const enablePersonAction = formAction(PersonId, async (ctx, input) => {
  await enablePerson(ctx, input)
  revalidatePath(routes.people)
  revalidatePath(routes.admin.people)
  return { toast: 'agencies.toasts.enabled' }
})

export const unlockAccountAction = formAction(PersonId, async (ctx, input) => {
  await unlockAccount(ctx, input)
  return { toast: 'agencies.toasts.unlocked' }
})

export const requestFactorResetAction = formAction(PersonWithReason, async (ctx, input) => {
  await requestFactorReset(ctx, input)
  return { toast: 'agencies.toasts.factorRequested' }
})

export const handOverAction = formAction(HandOver, async (ctx, input) => {
  await handOver(ctx, input, { orders: handOverOrders, keys: revokeKeysOf, inbox: handOverWork })
  revalidatePath(routes.people)
  return { toast: 'agencies.toasts.left' }
})
