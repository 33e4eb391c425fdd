import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { sshKeys } from '@/lib/db/schema/compute'

export type ListedKey = typeof sshKeys.$inferSelect

/** Keys of the agency, the newest first; an order offers those in use only. */
export async function listSshKeys(ctx: Ctx, options: { inUse?: boolean } = {}): Promise<ListedKey[]> {
  return ctx.db
    .select()
    .from(sshKeys)
    .where(
      and(
        eq(sshKeys.agencyId, ctx.actor.agencyId ?? ''),
        options.inUse ? isNull(sshKeys.revokedAt) : undefined,
      ),
    )
    .orderBy(desc(sshKeys.id))
    .limit(200)
}
