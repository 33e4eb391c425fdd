import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'

/** Shown ranges in hours, with the width of one point in minutes: never above 180 points. */
export const sampleRanges = { hour: [1, 5], day: [24, 10], week: [168, 60], month: [720, 240] } as const
export type SampleRange = keyof typeof sampleRanges

export type SamplePoint = { at: string; cpuPercent: number; memoryMiB: number }

/** CPU and memory over a range ending now, averaged per point; a gap where there are no samples. */
export async function listSamples(ctx: Ctx, instanceId: string, range: SampleRange): Promise<SamplePoint[]> {
  authorize(ctx.actor, 'instance:read')
  const [hours, minutes] = sampleRanges[range]
  const until = ctx.now()
  const since = new Date(until.getTime() - hours * 3_600_000)
  const { rows } = await ctx.db.execute<SamplePoint>(sql`
    select date_bin(make_interval(mins => ${minutes}), at, timestamptz 'epoch')::text as at,
      avg(cpu_percent)::float as "cpuPercent", avg(memory_mib)::float as "memoryMiB"
    from sample
    where instance_id = ${instanceId} and at > ${since.toISOString()}::timestamptz and at <= ${until.toISOString()}::timestamptz
    group by 1 order by 1`)
  return rows
}
