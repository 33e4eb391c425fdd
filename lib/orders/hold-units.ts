import type { Ctx } from '@/lib/context'
import type { OrderLine } from '@/lib/orders/queries'
import { sayWhatFrees } from '@/lib/orders/say-what-frees'
import type { OrderUnit } from '@/lib/orders/units-of'
import { holdBudget } from '@/lib/quota/hold-budget'
import { holdQuota } from '@/lib/quota/hold-quota'
import { QuotaShort } from '@/lib/quota/quota-short'

/** Holds for each line, under its token, what its unit takes; quota before budget, as everywhere. */
export async function holdUnits(
  tx: Ctx,
  { agencyId, budgetId }: { agencyId: string; budgetId: string },
  lines: readonly OrderLine[],
  units: readonly OrderUnit[],
): Promise<void> {
  const asked = lines.map(({ token, position }) => ({ token, amounts: units[position]?.amounts ?? {} }))
  await holdQuota(tx, { agencyId, lines: asked }).catch(async (error: unknown) => {
    throw error instanceof QuotaShort ? await sayWhatFrees(tx, agencyId, error, asked) : error
  })
  await holdBudget(tx, {
    agencyId,
    budgetId,
    lines: lines.map(({ token, amountFen }) => ({ token, amountFen })),
  })
}
