import { asc } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { pools } from '@/lib/db/schema/scheduler'

export type Pool = typeof pools.$inferSelect

export const listPools = (ctx: Ctx): Promise<Pool[]> => ctx.db.select().from(pools).orderBy(asc(pools.code))
