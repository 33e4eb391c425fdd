import type { Ctx } from '@/lib/context'
import type { OrderLine } from '@/lib/orders/queries'
import type { OrderUnit } from '@/lib/orders/units-of'
import { holdBudget } from '@/lib/quota/hold-budget'
import { holdQuota } from '@/lib/quota/hold-quota'

/** Holds for each line, under its token, what its unit takes; quota before budget, as everywhere. */
export async function holdUnits(
  tx: Ctx,
  { agencyId, budgetId }: { agencyId: string; budgetId: string },
  lines: readonly OrderLine[],
  units: readonly OrderUnit[],
): Promise<void> {
  await holdQuota(tx, {
    agencyId,
    lines: lines.map(({ token, position }) => ({ token, amounts: units[position]?.amounts ?? {} })),
  })
  for (const { token, amountFen } of lines) await holdBudget(tx, { agencyId, budgetId, token, amountFen })
}
