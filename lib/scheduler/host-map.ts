import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { fullestFirst, type HostFilter, hostWhere } from '@/lib/scheduler/host-filter'

export type HostMap = {
  pools: { id: string; name: string; hosts: number }[]
  /** One a line, pool after pool, fullest first. */
  names: string
  /** Base64 of four bytes a host: cores taken, cores reserved, memory taken (each 0 to 250), state 0 up, 1 draining, 2 down, 3 asleep. */
  bars: string
}
type Row = {
  poolId: string
  pool: string
  name: string
  cpu: number
  held: number
  memory: number
  state: string
}

const stateBytes: Record<string, number> = {
  up: 0,
  drain: 1,
  maintenance: 1,
  down: 2,
  dozing: 3,
  asleep: 3,
  waking: 3,
}
const byte = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 250)

/** Every host that matches as a picture needs it: some ten bytes a host, whatever their number. One statement. */
export async function hostMap(ctx: Ctx, filter: HostFilter): Promise<HostMap> {
  authorize(ctx.actor, 'capacity:read')
  const { rows } = await ctx.db.execute<Row>(sql`
    select p.id as "poolId", p.name as pool, h.name, h.state,
      1 - (h.free_vcpu + coalesce(r.vcpu, 0))::float8 / greatest(h.vcpu, 1) as cpu,
      coalesce(r.vcpu, 0)::float8 / greatest(h.vcpu, 1) as held,
      1 - h.free_memory_mib::float8 / greatest(h.memory_mib, 1) as memory
    from host h join pool p on p.id = h.pool_id
    left join (select host_id, sum(vcpu) as vcpu from reservation where state = 'reserved' group by host_id) r
      on r.host_id = h.id
    where ${hostWhere(filter)}
    order by p.code, ${fullestFirst}`)
  const bars = Buffer.alloc(rows.length * 4)
  const pools: HostMap['pools'] = []
  rows.forEach(({ poolId, pool, cpu, held, memory, state }, at) => {
    bars.set([byte(cpu), byte(held), byte(memory), stateBytes[state] ?? 0], at * 4)
    const last = pools.at(-1)
    if (last?.id === poolId) last.hosts++
    else pools.push({ id: poolId, name: pool, hosts: 1 })
  })
  return { pools, names: rows.map(({ name }) => name).join('\n'), bars: bars.toString('base64') }
}
