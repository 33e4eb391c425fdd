'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { closeAgency } from '@/lib/agencies/close-agency'
import { AgencyId, AgencyWithReason, EditAgency, OpenAgency } from '@/lib/agencies/input'
import { editAgency } from '@/lib/agencies/open-agency'
import { resumeAgency, suspendAgency } from '@/lib/agencies/suspend-agency'
import { foundAgency } from '@/lib/auth/found-agency'
import { linkOf } from '@/lib/auth/link-of'
import { countOpenStatements } from '@/lib/billing/count-open-statements'
import { countOpenOrders } from '@/lib/orders/count-open-orders'
import { countOpenInstances } from '@/lib/provisioning/count-open-instances'
import { routes } from '@/lib/routes'

export const openAgencyAction = formAction(OpenAgency, async (ctx, input) => {
  const link = linkOf(await foundAgency(ctx, input))
  revalidatePath(routes.admin.agencies)
  return { shown: { link } }
})

export const editAgencyAction = formAction(EditAgency, async (ctx, input) => {
  await editAgency(ctx, input)
  revalidatePath(routes.admin.agencies)
  return { toast: 'agencies.toasts.agencyChanged' }
})

export const suspendAgencyAction = formAction(AgencyWithReason, async (ctx, input) => {
  await suspendAgency(ctx, input)
  revalidatePath(routes.admin.agencies)
  return { toast: 'agencies.toasts.agencySuspended' }
})

export const resumeAgencyAction = formAction(AgencyId, async (ctx, input) => {
  await resumeAgency(ctx, input)
  revalidatePath(routes.admin.agencies)
  return { toast: 'agencies.toasts.agencyResumed' }
})

export const closeAgencyAction = formAction(AgencyWithReason, async (ctx, input) => {
  await closeAgency(ctx, input, async (tx, agencyId) => ({
    orders: await countOpenOrders(tx, agencyId),
    instances: await countOpenInstances(tx, { agencyId }),
    statements: await countOpenStatements(tx, agencyId),
  }))
  revalidatePath(routes.admin.agencies)
  return { toast: 'agencies.toasts.agencyClosed' }
})
