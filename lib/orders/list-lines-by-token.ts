import { eq, inArray } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { orderLines, orders } from '@/lib/db/schema/orders'

export type TokenLine = { token: string; name: string; orderId: string; number: string; title: string }

/** The order lines behind quota, budget and reservation tokens; whose they are is the login's matter. */
export async function listLinesByToken(ctx: Ctx, tokens: readonly string[]): Promise<Map<string, TokenLine>> {
  authorize(ctx.actor, 'order:read')
  if (tokens.length === 0) return new Map()
  const rows = await ctx.db
    .select({
      token: orderLines.token,
      name: orderLines.name,
      orderId: orders.id,
      number: orders.number,
      title: orders.title,
    })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(inArray(orderLines.token, [...tokens]))
  return new Map(rows.map((row) => [row.token, row]))
}
