import type { PoolClient } from 'pg'
import type { HostPower } from '@/lib/providers/compute/driver'
import type { Effect } from '@/lib/providers/compute/simulator/perform'
import type { Profile } from '@/lib/providers/compute/simulator/profile'
import { DriverError } from '@/lib/providers/driver-error'

/** Switched off at once; one on which machines stand is not. */
export async function powerDown(
  client: PoolClient,
  poolCode: string,
  name: string,
): Promise<Effect<HostPower>> {
  const before = await lockedPower(client, poolCode, name)
  const { rowCount } = await client.query(
    'select from sim_machine where pool_code = $1 and host_name = $2 and removed_at is null limit 1',
    [poolCode, name],
  )
  if (rowCount) throw new DriverError('permanent', 'notEmpty', `machines stand on ${name}`)
  await client.query(`update sim_host set power = 'off' where pool_code = $1 and name = $2`, [poolCode, name])
  return { answer: 'off', ref: name, outcome: before === 'off' ? 'same' : 'done' }
}

/** Switched on, ready after the pool's boot time. */
export async function wake(
  client: PoolClient,
  poolCode: string,
  name: string,
  { bootMillis }: Profile,
): Promise<Effect<HostPower>> {
  const before = await lockedPower(client, poolCode, name)
  if (before !== 'off') return { answer: before, ref: name, outcome: 'same' }
  await client.query(
    `update sim_host set power = 'starting', ready_at = now() + make_interval(secs => $3::float8 / 1000)
     where pool_code = $1 and name = $2`,
    [poolCode, name, bootMillis],
  )
  return { answer: await lockedPower(client, poolCode, name), ref: name, outcome: 'done' }
}

/** A host that is off, or still starting, takes no machine. */
export async function requireOn(client: PoolClient, poolCode: string, name: string): Promise<void> {
  const { rows } = await client.query<{ power: HostPower }>(
    `select ${powerNow} as power from sim_host where pool_code = $1 and name = $2 for share`,
    [poolCode, name],
  )
  const power = rows[0]?.power ?? 'on'
  if (power !== 'on') throw new DriverError('permanent', 'hostOff', `${name} is ${power}`)
}

const powerNow = `case when power = 'starting' and ready_at <= now() then 'on' else power end`

async function lockedPower(client: PoolClient, poolCode: string, name: string): Promise<HostPower> {
  await client.query(
    `insert into sim_host (pool_code, name, power, ready_at) values ($1, $2, 'on', now()) on conflict do nothing`,
    [poolCode, name],
  )
  const { rows } = await client.query<{ power: HostPower }>(
    `select ${powerNow} as power from sim_host where pool_code = $1 and name = $2 for update`,
    [poolCode, name],
  )
  return rows[0]?.power ?? 'on'
}
