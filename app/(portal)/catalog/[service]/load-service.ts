import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireCtx } from '@/lib/auth/session'
import { getOrderables } from '@/lib/catalog/queries'

const uuid = /^[0-9a-f-]{36}$/i

/** Read once for the title and the page. */
export const loadService = cache(async (id: string) => {
  const ctx = await requireCtx('catalog:read')
  const [found] = uuid.test(id) ? await getOrderables(ctx, [id]) : []
  return found ?? notFound()
})
