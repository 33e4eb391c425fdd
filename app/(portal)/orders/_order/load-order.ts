import { cache } from 'react'
import { idOrNotFound, orNotFound } from '@/lib/actions/or-not-found'
import { requireCtx } from '@/lib/auth/session'
import { getOrder } from '@/lib/orders/get-order'

/** Read once for the title and the page. */
export const loadOrder = cache(async (id: string) => {
  const ctx = await requireCtx('order:read')
  return orNotFound(getOrder(ctx, idOrNotFound(id)))
})
