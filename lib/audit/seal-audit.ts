import { sql } from 'drizzle-orm'
import { auditKey } from '@/lib/audit/audit-key'
import { chainHash, genesis } from '@/lib/audit/chain'
import { contentSql } from '@/lib/audit/content-sql'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'

const LOCK = 4246
const batch = 5000
const first = '00000000-0000-0000-0000-000000000000'

type Head = { seq: string; hash: string; xid: string; eventId: string }
type Row = { id: string; xid: string; content: unknown }

/**
 * Chains the rows that no running transaction can precede any more, in the order of their transactions. One
 * sealer at a time; writers never wait for it. Returns how many rows were sealed.
 */
export async function sealAudit(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  const key = auditKey()
  let sealed = 0
  for (;;) {
    const rows = await inTransaction(ctx, (tx) => sealBatch(tx, key))
    sealed += rows
    if (rows < batch) return sealed
  }
}

async function sealBatch(tx: Ctx, key: Buffer): Promise<number> {
  await tx.db.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
  const heads = await tx.db.execute<Head>(
    sql`select seq, hash, xid::text, event_id as "eventId" from audit_seal order by seq desc limit 1`,
  )
  const head = heads.rows[0]
  const { rows } = await tx.db.execute<Row>(sql`
    select e.id, e.xid::text, ${sql.raw(contentSql)} as content from audit_event e
    where (e.xid, e.id) > (${head?.xid ?? '0'}::bigint, ${head?.eventId ?? first}::uuid)
      and e.xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    order by e.xid, e.id limit ${batch}`)
  if (rows.length === 0) return 0

  let seq = Number(head?.seq ?? 0)
  let hash = head?.hash ?? genesis
  const seals = rows.map(({ id, xid, content }) => {
    const previousHash = hash
    seq += 1
    hash = chainHash(key, { seq, previousHash, content })
    return { seq, event_id: id, xid, previous_hash: previousHash, hash }
  })
  await tx.db.execute(sql`
    insert into audit_seal (seq, event_id, xid, previous_hash, hash)
    select seq, event_id, xid, previous_hash, hash
    from jsonb_to_recordset(${JSON.stringify(seals)}::jsonb)
      as row (seq bigint, event_id uuid, xid bigint, previous_hash text, hash text)`)
  return rows.length
}
