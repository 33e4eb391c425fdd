import type { PoolClient } from 'pg'
import type { Change, Machine } from '@/lib/providers/compute/driver'
import { requireOn } from '@/lib/providers/compute/simulator/hosts'
import { alter } from '@/lib/providers/compute/simulator/machines'

export async function changeMachine(
  client: PoolClient,
  poolCode: string,
  ref: string,
  change: Change,
): Promise<Machine> {
  if ('hostName' in change && change.hostName) await requireOn(client, poolCode, change.hostName)
  switch (change.action) {
    case 'start':
    case 'reboot':
      return alter(client, ref, `power = 'running', ready_at = least(ready_at, now())`, [])
    case 'stop':
      return alter(client, ref, `power = 'stopped'`, [])
    case 'monitor':
      return alter(client, ref, 'monitored = true', [])
    case 'rename':
      return alter(client, ref, 'name = $2', [change.name])
    case 'resize':
      return alter(
        client,
        ref,
        'vcpu = $2, memory_mib = $3, disk_gib = $4, host_name = coalesce($5, host_name)',
        [change.vcpu, change.memoryMiB, change.diskGiB, change.hostName],
      )
    case 'move':
    case 'rebuild':
      return alter(client, ref, 'host_name = $2', [change.hostName])
    case 'adopt':
      return adopt(client, ref, change.newToken)
  }
}

/** The port follows the machine to its new owner. */
async function adopt(client: PoolClient, ref: string, newToken: string): Promise<Machine> {
  await client.query(
    `update sim_port p set token = $2 from sim_machine m
     where m.ref = $1 and p.token = m.token and p.pool_code = m.pool_code and p.removed_at is null`,
    [ref, newToken],
  )
  return alter(client, ref, 'token = $2', [newToken])
}
