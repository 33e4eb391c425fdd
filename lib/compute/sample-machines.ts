import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { samples } from '@/lib/db/schema/compute'
import { log } from '@/lib/log'
import { computeDriver } from '@/lib/providers/registry'
import { withDeadline } from '@/lib/providers/with-deadline'

type Due = { id: string; agencyId: string; ref: string; code: string; driver: string; since: string }

const pageRows = 200
/** So that one pass ends before the next begins; who was left out comes first then, having waited longest. */
const pagesAtOnce = 20
const stepSeconds = 600
const deadlineSeconds = 10

/**
 * Recurring: fetches what engines have measured since the last sample, at most a day back, page by page. An
 * engine that does not answer leaves a gap which the next pass fills.
 */
export async function sampleMachines(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  let taken = 0
  let after: string | null = null
  for (let page = 0, full = true; full && page < pagesAtOnce; page++) {
    const due: Due[] = await listDue(ctx, after)
    for (let at = 0; at < due.length; at += 8)
      taken += (await Promise.all(due.slice(at, at + 8).map((each) => take(ctx, each)))).reduce(
        (a, b) => a + b,
        0,
      )
    after = due.at(-1)?.id ?? null
    full = due.length === pageRows
  }
  return taken
}

/** Machines whose last sample is at least one step old. */
async function listDue(ctx: Ctx, after: string | null): Promise<Due[]> {
  const ago = (seconds: number) =>
    sql`${new Date(ctx.now().getTime() - seconds * 1000).toISOString()}::timestamptz`
  const { rows } = await ctx.db.execute<Due>(sql`
    select i.id, i.agency_id as "agencyId", i.engine_ref as ref, p.code, p.driver,
      greatest(${ago(86_400)}, i.created_at, last.at + make_interval(secs => 1))::text as since
    from instance i join pool p on p.id = i.pool_id
      left join lateral (select max(at) as at from sample where instance_id = i.id) last on true
    where i.state = 'running' and i.engine_ref is not null and ${after ? sql`i.id > ${after}` : sql`true`}
      and coalesce(last.at, 'epoch') <= ${ago(stepSeconds)}
    order by i.id limit ${pageRows}`)
  return rows
}

async function take(ctx: Ctx, { id, agencyId, ref, code, driver, since }: Due): Promise<number> {
  try {
    const engine = computeDriver(ctx.databases, { code, driver })
    const measured = await withDeadline(deadlineSeconds, (signal) =>
      engine.samples(ref, new Date(since), ctx.now(), stepSeconds, { signal, attempt: null }),
    )
    if (measured.length === 0) return 0
    await ctx.db
      .insert(samples)
      .values(
        measured.map(({ at, cpuPercent, memoryMiB }) => ({
          agencyId,
          instanceId: id,
          at,
          cpuPercent: Math.round(cpuPercent),
          memoryMiB: Math.round(memoryMiB),
        })),
      )
      .onConflictDoNothing()
    return measured.length
  } catch (error) {
    log.warn({ err: error, instanceId: id }, 'no samples')
    return 0
  }
}
