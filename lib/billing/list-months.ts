import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { monthOf } from '@/lib/shanghai'

export type BilledMonth = {
  month: string
  drafts: number
  reviewing: number
  disputed: number
  confirmed: number
  totalFen: bigint
}

/** Months with use or statements, the latest first, and where their statements stand. */
export async function listMonths(ctx: Ctx): Promise<BilledMonth[]> {
  authorize(ctx.actor, 'statement:close')
  type Row = Omit<BilledMonth, 'totalFen'> & { totalFen: string }
  const { rows } = await ctx.db.execute<Row>(sql`
    with months as (
      select to_char(m, 'YYYYMM') as month
      from (select min(start_at) as first from instance_span) s,
        generate_series(date_trunc('month', s.first at time zone 'Asia/Shanghai'),
          date_trunc('month', ${ctx.now().toISOString()}::timestamptz at time zone 'Asia/Shanghai'), '1 month') m
      union select distinct month from statement
    )
    select m.month, count(*) filter (where st.state = 'draft')::int as drafts,
      count(*) filter (where st.state = 'reviewing')::int as reviewing,
      count(*) filter (where st.state in ('disputed', 'adjusted'))::int as disputed,
      count(*) filter (where st.state in ('confirmed', 'settled'))::int as confirmed,
      coalesce(sum(st.total_fen), 0)::text as "totalFen"
    from months m left join statement st on st.month = m.month and st.state <> 'void'
    where m.month <= ${monthOf(ctx.now())}
    group by m.month order by m.month desc limit 24`)
  return rows.map((row) => ({ ...row, totalFen: BigInt(row.totalFen) }))
}
