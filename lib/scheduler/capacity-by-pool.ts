import { asc, eq, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { hosts, pools } from '@/lib/db/schema/scheduler'

export type PoolCapacity = {
  id: string
  name: string
  zone: string
  hosts: number
  hostsUp: number
  hostsDown: number
  vcpu: number
  freeVcpu: number
  memoryMiB: number
  freeMemoryMiB: number
  diskGiB: number
  freeDiskGiB: number
}

/** What each pool holds and what is free on hosts that take new machines; reservations count as taken. */
export async function capacityByPool(ctx: Ctx): Promise<PoolCapacity[]> {
  authorize(ctx.actor, 'capacity:read')
  const up = sql`${hosts.state} = 'up'`
  const sum = (column: AnyPgColumn) => sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number)
  const free = (column: AnyPgColumn) =>
    sql<number>`coalesce(sum(${column}) filter (where ${up}), 0)`.mapWith(Number)
  const those = (state: string) =>
    sql<number>`count(*) filter (where ${hosts.state} = ${state})`.mapWith(Number)
  return ctx.db
    .select({
      id: pools.id,
      name: pools.name,
      zone: pools.zone,
      hosts: sql<number>`count(${hosts.id})`.mapWith(Number),
      hostsUp: those('up'),
      hostsDown: those('down'),
      vcpu: sum(hosts.vcpu),
      freeVcpu: free(hosts.freeVcpu),
      memoryMiB: sum(hosts.memoryMiB),
      freeMemoryMiB: free(hosts.freeMemoryMiB),
      diskGiB: sum(hosts.diskGiB),
      freeDiskGiB: free(hosts.freeDiskGiB),
    })
    .from(pools)
    .leftJoin(hosts, eq(hosts.poolId, pools.id))
    .groupBy(pools.id)
    .orderBy(asc(pools.name))
}
