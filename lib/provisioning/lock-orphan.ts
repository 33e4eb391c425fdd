import { eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { orphans } from '@/lib/db/schema/provisioning'
import { AppError, notFound } from '@/lib/errors'
import type { Orphan } from '@/lib/provisioning/note-orphans'

/** A quarantined object, for update. */
export async function lockOrphan(tx: Ctx, orphanId: string): Promise<Orphan> {
  const [orphan] = await tx.db.select().from(orphans).where(eq(orphans.id, orphanId)).for('update')
  if (!orphan) throw notFound('provisioning')
  if (orphan.state !== 'quarantined') throw new AppError('rule', 'provisioning.orphanNotQuarantined')
  return orphan
}
