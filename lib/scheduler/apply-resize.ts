import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import type { Size } from '@/lib/scheduler/request'

export const sizeOf = (spec: Record<string, number>): Size => ({
  vcpu: spec.vcpu ?? 0,
  memoryMiB: spec.memoryMiB ?? 0,
  diskGiB: (spec.diskGiB ?? 0) + (spec.dataDiskGiB ?? 0),
})

/**
 * The machine has its new size: its reservation becomes that size, the one for the difference ends, the host
 * gets back or gives what differs. Growing without a reserved difference fails by the host's constraint.
 */
export async function applyResize(tx: Ctx, key: string, to: Size): Promise<void> {
  await tx.db.execute(sql`
    with difference as (
      update reservation set state = 'released', released_at = now()
      where key = ${`${key}:resize`} and state <> 'released'
      returning vcpu, memory_mib, disk_gib
    ), before as (
      select id, host_id, vcpu, memory_mib, disk_gib from reservation where key = ${key} and state <> 'released' for update
    ), held as (
      select host_id, vcpu + coalesce((select vcpu from difference), 0) as vcpu,
        memory_mib + coalesce((select memory_mib from difference), 0) as memory_mib,
        disk_gib + coalesce((select disk_gib from difference), 0) as disk_gib from before
    ), resized as (
      update reservation r set vcpu = ${to.vcpu}, memory_mib = ${to.memoryMiB}, disk_gib = ${to.diskGiB}
      from before where r.id = before.id
    )
    update host h set free_vcpu = h.free_vcpu + held.vcpu - ${to.vcpu},
      free_memory_mib = h.free_memory_mib + held.memory_mib - ${to.memoryMiB},
      free_disk_gib = h.free_disk_gib + held.disk_gib - ${to.diskGiB}, version = h.version + 1
    from held where h.id = held.host_id`)
}
