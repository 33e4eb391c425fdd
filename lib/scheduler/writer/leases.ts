import type { Pool } from 'pg'
import type { Headroom } from '@/lib/scheduler/headroom/held-back'
import type { PolicyName } from '@/lib/scheduler/policies/policies'

/** A pool led by one writer. The epoch grows with every change of hands: an older one writes nothing any more. */
export type Lease = {
  poolId: string
  epoch: number
  open: boolean
  zone: string
  levels: readonly number[]
  architecture: string
  policy: PolicyName
  headroom: readonly Headroom[]
}

/** Long enough for a pause of the process, short enough that another takes over within two seconds. */
export const leaseMillis = 1000

const facts = `l.pool_id as "poolId", l.epoch::float8 as epoch, p.state = 'active' as open, p.zone,
  p.protection_levels as levels, p.architecture, p.policy,
  coalesce((select json_agg(json_build_object('purpose', h.purpose, 'sharePercent', h.share_percent, 'vcpu', h.vcpu,
    'memoryMiB', h.memory_mib)) from pool_headroom h where h.pool_id = p.id), '[]') as headroom`

/** Takes every pool that nobody leads, or whose leader has not renewed in time by the database's clock. */
export async function takeLeases(db: Pool, holder: string): Promise<Lease[]> {
  const { rows } = await db.query<Lease>(
    `with taken as (
       insert into placement_lease as l (pool_id, holder, epoch, expires_at)
       select p.id, $1, 1, clock_timestamp() + $2 * interval '1 ms'
       from pool p left join placement_lease held on held.pool_id = p.id
       where p.state = 'active' and (held.pool_id is null or held.expires_at <= clock_timestamp())
       order by p.id
       on conflict (pool_id) do update set holder = excluded.holder, epoch = l.epoch + 1, expires_at = excluded.expires_at
       where l.expires_at <= clock_timestamp()
       returning *
     )
     select ${facts} from taken l join pool p on p.id = l.pool_id`,
    [holder, leaseMillis],
  )
  return rows
}

/** Renews what is still led; a pool missing in the answer has another leader. */
export async function renewLeases(db: Pool, leases: Iterable<Lease>): Promise<Lease[]> {
  const held = [...leases]
  const { rows } = await db.query<Lease>(
    `update placement_lease l set expires_at = clock_timestamp() + $3 * interval '1 ms'
     from unnest($1::uuid[], $2::bigint[]) as held(pool_id, epoch), pool p
     where l.pool_id = held.pool_id and l.epoch = held.epoch and p.id = l.pool_id
     returning ${facts}`,
    [held.map(({ poolId }) => poolId), held.map(({ epoch }) => epoch), leaseMillis],
  )
  return rows
}

/** Ends them now, so that another need not wait for their expiry. */
export async function endLeases(db: Pool, leases: Iterable<Lease>): Promise<void> {
  const held = [...leases]
  await db.query(
    `update placement_lease l set expires_at = clock_timestamp()
     from unnest($1::uuid[], $2::bigint[]) as held(pool_id, epoch) where l.pool_id = held.pool_id and l.epoch = held.epoch`,
    [held.map(({ poolId }) => poolId), held.map(({ epoch }) => epoch)],
  )
}
