import type { Pool } from 'pg'

/** id, capacity (vcpu, MiB, GiB), free (vcpu, MiB, GiB), up, version: plain rows, since a pool may have 100,000. */
export type HostRow = [string, number, number, number, number, number, number, boolean, number]

const columns = `id, vcpu, memory_mib::float8, disk_gib::float8, free_vcpu, free_memory_mib::float8,
  free_disk_gib::float8, state = 'up', version::float8`

/** All hosts of a pool, the newest first: of equals the index answers the one added last. */
export const readHosts = (db: Pool, poolId: string): Promise<HostRow[]> =>
  rowsOf(db, `select ${columns} from host where pool_id = $1 order by created_at desc, id desc`, [poolId])

export const readHostsById = (db: Pool, ids: readonly string[]): Promise<HostRow[]> =>
  rowsOf(db, `select ${columns} from host where id = any($1::uuid[])`, [ids])

/** The next hosts of a pool in the order of their ids. */
export const readHostsAfter = (db: Pool, poolId: string, id: string, count: number): Promise<HostRow[]> =>
  rowsOf(db, `select ${columns} from host where pool_id = $1 and id > $2 order by id limit $3`, [
    poolId,
    id,
    count,
  ])

async function rowsOf(db: Pool, text: string, values: unknown[]): Promise<HostRow[]> {
  return (await db.query<HostRow>({ text, values, rowMode: 'array' })).rows
}
