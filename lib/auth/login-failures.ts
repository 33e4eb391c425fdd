import { and, eq, gt, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { loginFailures } from '@/lib/db/schema/auth'
import { hashToken } from '@/lib/tokens'

export const lockRule = { failures: 5, minutes: 30 } as const

const keyOf = (account: string) => hashToken(account.trim().toLowerCase())
const span = sql`make_interval(mins => ${lockRule.minutes})`

/** Judged on the account typed, whether or not it exists. */
export async function isLocked(ctx: Ctx, account: string): Promise<boolean> {
  const rows = await ctx.db
    .select({ key: loginFailures.accountHash })
    .from(loginFailures)
    .where(and(eq(loginFailures.accountHash, keyOf(account)), gt(loginFailures.lockedUntil, sql`now()`)))
  return rows.length > 0
}

/** The fifth failure within half an hour locks for half an hour. Answers whether this one did. */
export async function noteFailure(ctx: Ctx, account: string): Promise<boolean> {
  const count = sql`case when ${loginFailures.lastAt} < now() - ${span} then 1 else ${loginFailures.failures} + 1 end`
  const [row] = await ctx.db
    .insert(loginFailures)
    .values({ accountHash: keyOf(account), failures: 1, lastAt: sql`now()` })
    .onConflictDoUpdate({
      target: loginFailures.accountHash,
      set: {
        failures: count,
        lastAt: sql`now()`,
        lockedUntil: sql`case when ${count} >= ${lockRule.failures} then now() + ${span} else ${loginFailures.lockedUntil} end`,
      },
    })
    .returning({ failures: loginFailures.failures })
  return (row?.failures ?? 0) >= lockRule.failures
}

export async function clearFailures(ctx: Ctx, account: string): Promise<void> {
  await ctx.db.delete(loginFailures).where(eq(loginFailures.accountHash, keyOf(account)))
}
