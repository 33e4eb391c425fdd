import type { Ctx } from '@/lib/context'
import { commitBudget } from '@/lib/quota/commit-budget'
import { useQuota as takeQuota } from '@/lib/quota/use-quota'

/** What was held becomes used and committed in the moment of activation, not before. */
export async function takeHeld(tx: Ctx, token: string): Promise<void> {
  await takeQuota(tx, token)
  await commitBudget(tx, token)
}
