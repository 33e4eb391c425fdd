import { cache } from 'react'
import { idOrNotFound, orNotFound } from '@/lib/actions/or-not-found'
import { requireCtx } from '@/lib/auth/session'
import { getMachine } from '@/lib/compute/get-machine'

/** Read once for the title and the page. */
export const loadMachine = cache(async (id: string) => {
  const ctx = await requireCtx('instance:read')
  return orNotFound(getMachine(ctx, idOrNotFound(id)))
})
