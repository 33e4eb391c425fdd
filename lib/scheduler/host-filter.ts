import { type SQL, sql } from 'drizzle-orm'
import { type HostState, hostStates } from '@/lib/scheduler/host-states'

/** Nearly full: less than a tenth of cores or memory is left. Idle: nothing stands there. */
export const hostLoads = ['full', 'idle'] as const
export type HostLoad = (typeof hostLoads)[number]

export type HostFilter = {
  q: string
  pools: readonly string[]
  states: readonly HostState[]
  load: HostLoad | null
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
type Params = Record<string, string | string[] | undefined>
const values = (params: Params, key: string) =>
  [params[key] ?? []]
    .flat()
    .flatMap((value) => value.split(','))
    .filter(Boolean)

/** Out of an address: list, picture and links read the same. */
export function readHostFilter(params: Params): HostFilter {
  const states = values(params, 'state')
  const loads = values(params, 'load')
  return {
    q: values(params, 'q').join(',').trim().slice(0, 100),
    pools: values(params, 'pool').filter((id) => uuid.test(id)),
    states: hostStates.filter((state) => states.includes(state)),
    load: hostLoads.find((load) => loads.includes(load)) ?? null,
  }
}

export const isFiltered = ({ q, pools, states, load }: HostFilter): boolean =>
  Boolean(q) || pools.length > 0 || states.length > 0 || load !== null

const listed = (texts: readonly string[]) =>
  sql.join(
    texts.map((text) => sql`${text}`),
    sql`, `,
  )

/** Of `host h`. */
export function hostWhere({ q, pools, states, load }: HostFilter): SQL {
  const word = `%${q.replaceAll(/[%_\\]/g, '\\$&')}%`
  const all = [
    q ? sql`h.name ilike ${word}` : null,
    pools.length > 0 ? sql`h.pool_id::text in (${listed(pools)})` : null,
    states.length > 0 ? sql`h.state in (${listed(states)})` : null,
    load === 'full'
      ? sql`least(h.free_vcpu::float8 / nullif(h.vcpu, 0), h.free_memory_mib::float8 / nullif(h.memory_mib, 0)) < 0.1`
      : null,
    load === 'idle' ? sql`h.free_vcpu = h.vcpu and h.machines = 0` : null,
  ].filter((one) => one !== null)
  return all.length > 0 ? sql.join(all, sql` and `) : sql`true`
}

/** Fullest first. */
export const fullestFirst = sql`h.free_vcpu::float8 / nullif(h.vcpu, 0) nulls last, h.name`
