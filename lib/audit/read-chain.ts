import type { Pool } from 'pg'
import type { ChainRow } from '@/lib/audit/chain'
import { contentSql } from '@/lib/audit/content-sql'

const page = 20_000

/** The sealed rows in the order of the chain; a seal whose row is gone carries no content. */
export async function* readChain(pool: Pool, onRow?: (rows: number) => void): AsyncGenerator<ChainRow> {
  let after = 0
  let read = 0
  for (;;) {
    const { rows } = await pool.query<Omit<ChainRow, 'seq'> & { seq: string }>(
      `select s.seq, s.previous_hash as "previousHash", s.hash,
         case when e.id is not null then ${contentSql} end as content
       from (select * from audit_seal where seq > $1 order by seq limit ${page}) s
       left join audit_event e on e.id = s.event_id order by s.seq`,
      [after],
    )
    for (const row of rows) yield { ...row, seq: Number(row.seq) }
    read += rows.length
    onRow?.(read)
    if (rows.length < page) return
    after = Number(rows.at(-1)?.seq)
  }
}
