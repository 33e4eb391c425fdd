import { authorize } from '@/lib/auth/permissions'
import { isIdle } from '@/lib/consolidation/hosts-awake'
import { loadReserve } from '@/lib/consolidation/load-reserve'
import { settingOf } from '@/lib/consolidation/queries'
import { type Ctx, inTransaction } from '@/lib/context'
import { readHostList } from '@/lib/scheduler/host-list'
import { listPools } from '@/lib/scheduler/list-pools'
import { wakeHosts } from '@/lib/scheduler/wake-hosts'

/**
 * Recurring: where fewer empty hosts are awake than the forecast and the minimum want, sleeping ones are woken, the
 * oldest first; those on their way count. Answers how many.
 */
export async function keepReserve(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  const list = await readHostList(ctx)
  let woken = 0
  for (const pool of await listPools(ctx)) {
    const hosts = list.filter(({ poolId }) => poolId === pool.id)
    const asleep = hosts
      .filter(({ state }) => state === 'asleep')
      .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    if (asleep.length === 0) continue
    const minimum = (await settingOf(ctx, pool.id))?.minimumReserve ?? 0
    const reserve = await loadReserve(ctx, pool, hosts, minimum)
    const awake = hosts.filter((host) => isIdle(host) || host.state === 'waking').length
    const lacking = asleep.slice(0, Math.max(0, reserve - awake)).map(({ id }) => id)
    if (lacking.length > 0) woken += await inTransaction(ctx, (tx) => wakeHosts(tx, lacking, 'reserve'))
  }
  return woken
}
