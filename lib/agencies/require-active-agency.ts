import { getAgency } from '@/lib/agencies/queries'
import type { Ctx } from '@/lib/context'
import { AppError } from '@/lib/errors'

/** A suspended or closed agency orders nothing new; what it has goes on. */
export async function requireActiveAgency(ctx: Ctx, agencyId: string): Promise<void> {
  if ((await getAgency(ctx, agencyId)).state !== 'active') throw new AppError('rule', 'agencies.suspended')
}
