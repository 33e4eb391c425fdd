import type { Pool, PoolClient } from 'pg'
import type { Machine } from '@/lib/providers/compute/driver'
import { DriverError } from '@/lib/providers/driver-error'

const columns = `ref, token, name, address, host_name as "hostName", vcpu, memory_mib::int as "memoryMiB",
  disk_gib::int as "diskGiB", jsonb_array_length(volumes) as disks, created_at as "createdAt",
  case when power = 'building' and ready_at <= now() then 'running' else power end as power`

type Reader = Pick<Pool | PoolClient, 'query'>
type Found = Machine & { token: string }

export async function machineOf(reader: Reader, poolCode: string, by: 'ref' | 'token', value: string) {
  const { rows } = await (reader as Pool).query<Found>(
    `select ${columns} from sim_machine where pool_code = $1 and ${by} = $2 and removed_at is null
     order by created_at, ref limit 1`,
    [poolCode, value],
  )
  return rows[0] ?? null
}

export async function machinesOf(pool: Pool, poolCode: string): Promise<Machine[]> {
  const { rows } = await pool.query<Found>(
    `select ${columns} from sim_machine where pool_code = $1 and removed_at is null order by ref`,
    [poolCode],
  )
  return rows
}

/** Sets columns of one machine and returns it as it is then; a machine that is gone cannot be changed. */
export async function alter(
  client: PoolClient,
  ref: string,
  set: string,
  values: unknown[],
): Promise<Machine> {
  const { rows } = await client.query<Found>(
    `update sim_machine set ${set} where ref = $1 and removed_at is null returning ${columns}`,
    [ref, ...values],
  )
  if (!rows[0]) throw new DriverError('permanent', 'notFound', 'there is no such machine')
  return rows[0]
}
