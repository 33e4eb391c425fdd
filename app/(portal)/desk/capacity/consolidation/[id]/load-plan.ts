import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireCtx } from '@/lib/auth/session'
import { findPlan } from '@/lib/consolidation/find-plan'

export const loadPlan = cache(
  async (id: string) => (await findPlan(await requireCtx('capacity:read'), id)) ?? notFound(),
)
