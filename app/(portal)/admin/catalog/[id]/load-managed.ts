import { cache } from 'react'
import { idOrNotFound, orNotFound } from '@/lib/actions/or-not-found'
import { requireCtx } from '@/lib/auth/session'
import { getManaged } from '@/lib/catalog/get-managed'

/** Read once for the title and the page. */
export const loadManaged = cache(async (id: string) => {
  const ctx = await requireCtx('catalog:manage')
  return orNotFound(getManaged(ctx, idOrNotFound(id)))
})
