'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { adoptOrphan } from '@/lib/provisioning/adopt-orphan'
import { AdoptOrphan, RemoveOrphan } from '@/lib/provisioning/input'
import { removeOrphan } from '@/lib/provisioning/remove-orphan'
import { routes } from '@/lib/routes'

export const adoptOrphanAction = formAction(AdoptOrphan, async (ctx, input) => {
  await adoptOrphan(ctx, input)
  revalidatePath(routes.desk.orphans)
  return { toast: 'provisioning.toasts.adopting' }
})

export const removeOrphanAction = formAction(RemoveOrphan, async (ctx, input) => {
  await removeOrphan(ctx, input)
  revalidatePath(routes.desk.orphans)
  return { toast: 'provisioning.toasts.removing' }
})
