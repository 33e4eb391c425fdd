import type { Ctx } from '@/lib/context'
import { publish } from '@/lib/events/publish'

/** The operators' pages show every step without a reload. */
export const publishPlan = (tx: Ctx, planId: string): Promise<void> =>
  publish(tx, 'queue:resourceOperator', 'consolidation', { planId }, null)
