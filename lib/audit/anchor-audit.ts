import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { desc, eq } from 'drizzle-orm'
import { signAnchor } from '@/lib/audit/anchor'
import { anchorPrivateKey, publicKeyText } from '@/lib/audit/anchor-key'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { auditAnchors, auditSeals } from '@/lib/db/schema/audit'
import { env } from '@/lib/env'
import { dayOf } from '@/lib/shanghai'

export type AuditAnchor = typeof auditAnchors.$inferSelect

/**
 * Signs the head of the chain, once a day, and writes it also to a file beside the database: only a copy kept
 * elsewhere can tell later that the end of the chain was cut off.
 */
export async function anchorAudit(ctx: Ctx, now = new Date()): Promise<AuditAnchor | null> {
  authorize(ctx.actor, 'system:act')
  const day = dayOf(now)
  const anchored = await inTransaction(ctx, async (tx) => {
    const [known] = await tx.db.select().from(auditAnchors).where(eq(auditAnchors.day, day))
    const [head] = await tx.db.select().from(auditSeals).orderBy(desc(auditSeals.seq)).limit(1)
    if (known || !head) return null
    const key = anchorPrivateKey()
    const anchor = { day, seq: head.seq, hash: head.hash }
    const [row] = await tx.db
      .insert(auditAnchors)
      .values({ ...anchor, publicKey: publicKeyText(key), signature: signAnchor(key, anchor) })
      .onConflictDoNothing()
      .returning()
    return row ?? null
  })
  if (anchored) appendFileSync(join(env.DATA_DIR, 'audit-anchors.jsonl'), `${JSON.stringify(anchored)}\n`)
  return anchored
}
