import type { PoolStanding } from '@/lib/consolidation/load-standing'
import { reserveOf } from '@/lib/consolidation/rules'
import type { Ctx } from '@/lib/context'
import { latestForecast } from '@/lib/scheduler/what-if/queries'

type Pool = { id: string }
type Hosts = readonly Pick<PoolStanding['hosts'][number], 'vcpu' | 'freeVcpu'>[]

/** Empty hosts of a pool that must be awake now: from its latest nightly forecast, and at least the minimum. */
export async function loadReserve(ctx: Ctx, pool: Pool, hosts: Hosts, minimum: number): Promise<number> {
  const latest = await latestForecast(ctx, pool.id)
  const sizes = hosts.map(({ vcpu }) => vcpu).sort((a, b) => a - b)
  return reserveOf({
    forecast: latest?.answer ? { coresInUse: latest.answer.coresInUse, askedAt: latest.askedAt } : null,
    coresInUse: hosts.reduce((sum, { vcpu, freeVcpu }) => sum + vcpu - freeVcpu, 0),
    hostVcpu: sizes[Math.floor(sizes.length / 2)] ?? 0,
    minimum,
    now: ctx.now(),
  })
}
