import { inArray } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'

export type TokenInstance = { token: string; id: string; name: string }

/** The instances behind quota and reservation tokens; whose they are is the login's matter. */
export async function listInstancesByToken(
  ctx: Ctx,
  tokens: readonly string[],
): Promise<Map<string, TokenInstance>> {
  authorize(ctx.actor, 'instance:read')
  if (tokens.length === 0) return new Map()
  const rows = await ctx.db
    .select({ token: instances.token, id: instances.id, name: instances.name })
    .from(instances)
    .where(inArray(instances.token, [...tokens]))
  return new Map(rows.map((row) => [row.token, row]))
}
