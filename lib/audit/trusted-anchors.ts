import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asc } from 'drizzle-orm'
import { verifyAnchor } from '@/lib/audit/anchor'
import { anchorPrivateKey, publicKeyFrom, publicKeyText } from '@/lib/audit/anchor-key'
import type { ChainHead } from '@/lib/audit/chain'
import type { Ctx } from '@/lib/context'
import { auditAnchors } from '@/lib/db/schema/audit'
import { env } from '@/lib/env'

type Anchor = ChainHead & { day: string; publicKey: string; signature: string }

/** Anchors of the database and of the file beside it, signatures checked against the platform's own key. */
export async function trustedAnchors(ctx: Ctx): Promise<{ heads: ChainHead[]; forged: string[] }> {
  const stored: Anchor[] = await ctx.db.select().from(auditAnchors).orderBy(asc(auditAnchors.day))
  const all = [...stored, ...kept()]
  if (all.length === 0) return { heads: [], forged: [] }
  const own = publicKeyText(anchorPrivateKey())
  const genuine = all.filter(
    ({ publicKey, signature, day, seq, hash }) =>
      publicKey === own && verifyAnchor(publicKeyFrom(own), { day, seq, hash }, signature),
  )
  const forged = all.filter((anchor) => !genuine.includes(anchor)).map(({ day }) => day)
  const heads = new Map(genuine.map(({ seq, hash }) => [`${seq} ${hash}`, { seq, hash }]))
  return { heads: [...heads.values()].sort((a, b) => a.seq - b.seq), forged: [...new Set(forged)] }
}

function kept(): Anchor[] {
  const file = join(env.DATA_DIR, 'audit-anchors.jsonl')
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Anchor)
}
