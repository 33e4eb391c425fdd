import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { Machine, MachineSpec, Port } from '@/lib/providers/compute/driver'
import { addressAt, addressCount } from '@/lib/providers/compute/simulator/addresses'
import { requireOn } from '@/lib/providers/compute/simulator/hosts'
import { alter, machineOf } from '@/lib/providers/compute/simulator/machines'
import type { Effect } from '@/lib/providers/compute/simulator/perform'
import type { Profile } from '@/lib/providers/compute/simulator/profile'
import { DriverError } from '@/lib/providers/driver-error'

/** The port of the token, or a new one with the next free address of the network. */
export async function buildPort(
  client: PoolClient,
  poolCode: string,
  { network: { cidr } }: MachineSpec,
  token: string,
): Promise<Effect<Port>> {
  const found = await client.query<Port>(
    'select ref, address from sim_port where pool_code = $1 and token = $2 and removed_at is null',
    [poolCode, token],
  )
  if (found.rows[0]) return { answer: found.rows[0], ref: found.rows[0].ref, outcome: 'same' }
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 8))', [cidr])
  const position = await nextPosition(client, cidr)
  const port = { ref: `port-${randomUUID()}`, address: addressAt(cidr, position) }
  await client.query(
    'insert into sim_port (ref, pool_code, token, cidr, position, address) values ($1, $2, $3, $4, $5, $6)',
    [port.ref, poolCode, token, cidr, position, port.address],
  )
  return { answer: port, ref: port.ref, outcome: 'done' }
}

/** After the highest in use, whichever pool its machine is in; once the network has been used up, the lowest gap. */
async function nextPosition(client: PoolClient, cidr: string): Promise<number> {
  const live = `from sim_port p where cidr = $1 and removed_at is null`
  const top = await client.query<{ next: number }>(`select coalesce(max(position) + 1, 0) as next ${live}`, [
    cidr,
  ])
  const next = top.rows[0]?.next ?? 0
  if (next < addressCount(cidr)) return next
  const gap = await client.query<{ free: number }>(
    `select free from generate_series(0, $2 - 1) as free
     where not exists (select ${live} and position = free) limit 1`,
    [cidr, addressCount(cidr)],
  )
  if (!gap.rows[0]) throw new DriverError('permanent', 'noRoom', 'the network has no free address')
  return gap.rows[0].free
}

/** The machine of the token, or a new one that will run after the pool's build time. */
export async function buildMachine(
  client: PoolClient,
  poolCode: string,
  spec: MachineSpec,
  token: string,
  { buildMillis }: Profile,
): Promise<Effect<Machine>> {
  const found = await machineOf(client, poolCode, 'token', token)
  if (found) return { answer: found, ref: found.ref, outcome: 'same' }
  if (spec.hostName) await requireOn(client, poolCode, spec.hostName)
  const ref = `vm-${randomUUID()}`
  await client.query(
    `insert into sim_machine (ref, pool_code, host_name, token, name, vcpu, memory_mib, disk_gib, power, ready_at,
       address, volumes, networks)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'building', now() + make_interval(secs => $9::float8 / 1000),
       (select address from sim_port where pool_code = $2 and token = $4 and removed_at is null), '[]',
       coalesce((select jsonb_agg(jsonb_build_object('ref', ref, 'cidr', cidr, 'address', address))
         from sim_port where pool_code = $2 and token = $4 and removed_at is null), '[]'))`,
    [
      ref,
      poolCode,
      spec.hostName ?? '',
      token,
      spec.name,
      spec.vcpu,
      spec.memoryMiB,
      spec.diskGiB,
      buildMillis,
    ],
  )
  const machine = await machineOf(client, poolCode, 'ref', ref)
  if (!machine) throw new DriverError('unknown', 'internal', 'the machine vanished while it was built')
  return { answer: machine, ref, outcome: 'done' }
}

/** Data disks not yet attached; those that are stay as they are. */
export async function attachDisks(
  client: PoolClient,
  ref: string,
  gib: readonly number[],
): Promise<Effect<Machine>> {
  const wanted = gib.map((size, i) => ({ ref: `${ref}-disk${i + 1}`, gib: size }))
  const machine = await alter(
    client,
    ref,
    `volumes = case when jsonb_array_length(volumes) >= $3 then volumes else $2::jsonb end`,
    [JSON.stringify(wanted), wanted.length],
  )
  return { answer: machine, ref, outcome: 'done' }
}
