'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { createSshKey } from '@/lib/compute/create-ssh-key'
import { createSubnet } from '@/lib/compute/create-subnet'
import { CreateSshKey, CreateSubnet, KeyId } from '@/lib/compute/input'
import { revokeSshKey } from '@/lib/compute/revoke-ssh-key'
import { routes } from '@/lib/routes'

export const createSshKeyAction = formAction(CreateSshKey, async (ctx, input) => {
  await createSshKey(ctx, input)
  revalidatePath(routes.keys)
  return { toast: 'compute.toasts.keyAdded', params: { name: input.name } }
})

export const revokeSshKeyAction = formAction(KeyId, async (ctx, input) => {
  const { name } = await revokeSshKey(ctx, input)
  revalidatePath(routes.keys)
  return { toast: 'compute.toasts.keyRevoked', params: { name } }
})

export const createSubnetAction = formAction(CreateSubnet, async (ctx, input) => {
  await createSubnet(ctx, input)
  revalidatePath(routes.keys)
  return { toast: 'compute.toasts.subnetAdded', params: { name: input.name } }
})
