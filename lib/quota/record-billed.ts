import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'

type Billed = { agencyId: string; budgetId: string; amountFen: bigint }

/** Adds what a statement billed to its budget. Billed usage is never refused (I4), only shown. */
export async function recordBilled(tx: Ctx, billed: Billed): Promise<void> {
  await recordAllBilled(tx, [billed])
}

/** Many budgets in one statement, in the order of their keys so that two closings never wait crosswise. */
export async function recordAllBilled(tx: Ctx, billed: readonly Billed[]): Promise<void> {
  if (billed.length === 0) return
  const of = (values: string[]) => sql.param(values)
  await tx.db.execute(sql`
    update budget b set billed_fen = b.billed_fen + r.fen
    from (select agency_id, budget_id, sum(fen)::bigint as fen
      from unnest(${of(billed.map((row) => row.agencyId))}::uuid[], ${of(billed.map((row) => row.budgetId))}::uuid[],
        ${of(billed.map((row) => String(row.amountFen)))}::bigint[]) as u (agency_id, budget_id, fen)
      group by 1, 2 order by 1, 2) r
    where b.agency_id = r.agency_id and b.id = r.budget_id`)
}
