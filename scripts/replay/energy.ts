import type { Databases } from '@/lib/context'

/** Hosts of the replay's pool at one moment. `bound`: no fewer could hold what stands there, by volume. */
export type PowerPoint = { atSeconds: number; on: number; inUse: number; bound: number }

export async function powerPoint(databases: Databases, atSeconds: number): Promise<PowerPoint> {
  const { rows } = await databases.platform.query<Omit<PowerPoint, 'atSeconds'>>(
    `select count(*) filter (where h.state not in ('asleep', 'down'))::int as on,
       count(*) filter (where h.free_vcpu < h.vcpu)::int as "inUse",
       ceil(greatest(sum(h.vcpu - h.free_vcpu)::float8 / max(h.vcpu),
         sum(h.memory_mib - h.free_memory_mib)::float8 / max(h.memory_mib),
         sum(h.disk_gib - h.free_disk_gib)::float8 / max(h.disk_gib)))::int as bound
     from host h join pool p on p.id = h.pool_id where p.code = 'ww2'`,
  )
  const { on = 0, inUse = 0, bound = 0 } = rows[0] ?? {}
  return { atSeconds, on, inUse, bound }
}

type Sums = { kWh: number; kWhAllOn: number; hours: number; moves: number; requests: number; plans: number }

export async function energySums(databases: Databases): Promise<Sums> {
  const { rows } = await databases.platform.query<Sums>(
    `select
       (select coalesce(sum(e.kwh), 0)::float8 from pool_energy e join pool p on p.id = e.pool_id where p.code = 'ww2') as "kWh",
       (select coalesce(sum(e.kwh_all_on), 0)::float8 from pool_energy e join pool p on p.id = e.pool_id where p.code = 'ww2') as "kWhAllOn",
       (select count(*)::int from pool_energy e join pool p on p.id = e.pool_id where p.code = 'ww2') as hours,
       (select count(*)::int from consolidation_move where state = 'done') as moves,
       (select count(*)::int from instance) as requests,
       (select count(*)::int from consolidation_plan where state in ('done', 'incomplete')) as plans`,
  )
  return rows[0] ?? { kWh: 0, kWhAllOn: 0, hours: 0, moves: 0, requests: 0, plans: 0 }
}

/** Lines for the report: hosts over the bound on average over the beats where anything stood, moves, and energy. */
export function powerReport(points: readonly PowerPoint[], sums: Sums): string[] {
  const busy = points.filter(({ bound }) => bound > 0)
  const mean = (of: (point: PowerPoint) => number) =>
    busy.reduce((total, point) => total + of(point), 0) / Math.max(1, busy.length)
  const [on, inUse, bound] = [mean(({ on }) => on), mean(({ inUse }) => inUse), mean(({ bound }) => bound)]
  const { kWh, kWhAllOn, hours, moves, requests, plans } = sums
  const saved = kWhAllOn - kWh
  return [
    `hosts on           ${on.toFixed(2)} on average, in use ${inUse.toFixed(2)}, lower bound ${bound.toFixed(2)}`,
    `hosts over bound   ${(inUse / bound).toFixed(3)} in use, ${(on / bound).toFixed(3)} on with the reserve`,
    `plans              ${plans}, ${moves} moves, ${(moves / Math.max(1, requests)).toFixed(3)} a machine`,
    `energy             ${kWh.toFixed(1)} kWh in ${hours} hours, ${kWhAllOn.toFixed(1)} kWh with all hosts on`,
    `saved              ${saved.toFixed(1)} kWh, ${((100 * saved) / Math.max(1e-9, kWhAllOn)).toFixed(1)} %`,
  ]
}
