import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireCtx } from '@/lib/auth/session'
import { findHost } from '@/lib/scheduler/list-hosts'

/** By id, or by name as the picture knows it. */
export const loadHost = cache(async (idOrName: string) => {
  const host = await findHost(await requireCtx('capacity:read'), decodeURIComponent(idOrName))
  return host ?? notFound()
})
