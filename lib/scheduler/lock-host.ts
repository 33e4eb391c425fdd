import { eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { hosts } from '@/lib/db/schema/scheduler'
import { notFound } from '@/lib/errors'

/** For update, inside the transaction of a verb that has authorized. */
export async function lockHost(tx: Ctx, hostId: string): Promise<typeof hosts.$inferSelect> {
  const [host] = await tx.db.select().from(hosts).where(eq(hosts.id, hostId)).for('update')
  if (!host) throw notFound('scheduler')
  return host
}
