'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { CreateBusinessSystem, EditBusinessSystem, SystemId } from '@/lib/agencies/input'
import {
  createBusinessSystem,
  editBusinessSystem,
  retireBusinessSystem,
} from '@/lib/agencies/manage-business-systems'
import { countOpenInstances } from '@/lib/provisioning/count-open-instances'
import { routes } from '@/lib/routes'

export const createSystemAction = formAction(CreateBusinessSystem, async (ctx, input) => {
  await createBusinessSystem(ctx, input)
  revalidatePath(routes.systems)
  return { toast: 'agencies.toasts.systemCreated' }
})

export const editSystemAction = formAction(EditBusinessSystem, async (ctx, input) => {
  await editBusinessSystem(ctx, input)
  revalidatePath(routes.systems)
  return { toast: 'agencies.toasts.systemChanged' }
})

export const retireSystemAction = formAction(SystemId, async (ctx, input) => {
  await retireBusinessSystem(ctx, input, (tx, { agencyId, id }) =>
    countOpenInstances(tx, { agencyId, businessSystemId: id }),
  )
  revalidatePath(routes.systems)
  return { toast: 'agencies.toasts.systemRetired' }
})
