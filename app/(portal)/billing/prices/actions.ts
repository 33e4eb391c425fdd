'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { addPriceVersion } from '@/lib/billing/add-price-version'
import { createPricePlan } from '@/lib/billing/create-price-plan'
import { CreatePricePlanForm, PriceVersionForm } from '@/lib/billing/price-form'
import { routes } from '@/lib/routes'

export const createPricePlanAction = formAction(CreatePricePlanForm, async (ctx, input) => {
  await createPricePlan(ctx, input)
  revalidatePath(routes.billing.prices)
  return { toast: 'billing.toasts.priceCreated' }
})

export const addPriceVersionAction = formAction(PriceVersionForm, async (ctx, input) => {
  await addPriceVersion(ctx, input)
  revalidatePath(routes.billing.prices)
  return { toast: 'billing.toasts.versionAdded' }
})
