import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { decisions, isAbout, isDecision } from '@/lib/scheduler/decisions'
import { type Told, toldOf, type Written } from '@/lib/scheduler/told-of'

/** Why a machine was placed, or not, for those who ordered it: hosts are counted, not named. */
export type ChoiceTold = { placed: boolean; at: Date; told: Omit<Told, 'best'> }

/** The latest decision about each reservation key, of those the actor may see; one statement. */
export async function listChoices(ctx: Ctx, keys: readonly string[]): Promise<Map<string, ChoiceTold>> {
  authorize(ctx.actor, 'capacity:ask')
  if (keys.length === 0) return new Map()
  const { rows } = await ctx.db.execute<{
    key: string
    placed: boolean
    at: Date
    explanation: Written
  }>(sql`
    select distinct on (key) key, placed, at, explanation
    from ${decisions} where ${isDecision} and ${isAbout(keys)} order by key, id desc`)
  return new Map(
    rows.map(({ key, placed, at, explanation }) => {
      const { best: _, ...told } = toldOf(explanation)
      return [key, { placed, at: new Date(at), told }]
    }),
  )
}
