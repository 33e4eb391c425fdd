import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'

/** SHA-256 over number, revision, total and every line: what exactly two people signed. */
export async function contentHash(tx: Ctx, statementId: string): Promise<string> {
  const { rows } = await tx.db.execute<{ hash: string }>(sql`
    select encode(sha256(convert_to(st.number || '|' || st.revision || '|' || st.total_fen || E'\n' || coalesce((
      select string_agg(concat_ws('|', l.id, l.kind, l.instance_id, l.order_line_id, l.meter, l.price_version_id,
        extract(epoch from l.start_at), extract(epoch from l.end_at), l.quantity, l.unit, l.unit_price, l.list_fen,
        l.amount_fen, l.corrects_line_id), E'\n' order by l.id)
      from charge_line l where l.agency_id = st.agency_id and l.statement_id = st.id), ''), 'UTF8')), 'hex') as hash
    from statement st where st.id = ${statementId}`)
  return rows[0]?.hash ?? ''
}
