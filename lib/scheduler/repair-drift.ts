import { sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'

type Drift = { id: string; name: string; stored: unknown; recomputed: unknown }

/**
 * Nightly: free room recomputed from the live reservations. No writer leaves a difference, so each one found
 * is a defect to be looked into: it is mended and written down.
 */
export async function repairDrift(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  return inTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`lock table reservation in share row exclusive mode`)
    const { rows } = await tx.db.execute<Drift>(sql`
      with held as (
        select h.id, coalesce(sum(r.vcpu), 0) as vcpu, coalesce(sum(r.memory_mib), 0) as memory_mib,
          coalesce(sum(r.disk_gib), 0) as disk_gib, count(r.id) filter (where r.key not like '%:resize') as machines
        from host h left join reservation r on r.host_id = h.id and r.state <> 'released' group by h.id
      ), wrong as (
        select h.id, h.name, jsonb_build_object('vcpu', h.free_vcpu, 'memoryMiB', h.free_memory_mib, 'diskGiB', h.free_disk_gib, 'machines', h.machines) as stored
        from host h join held on held.id = h.id
        where (h.free_vcpu, h.free_memory_mib, h.free_disk_gib, h.machines)
          is distinct from ((h.vcpu - held.vcpu)::int, h.memory_mib - held.memory_mib, h.disk_gib - held.disk_gib, held.machines::int)
      )
      update host h set free_vcpu = h.vcpu - held.vcpu, free_memory_mib = h.memory_mib - held.memory_mib,
        free_disk_gib = h.disk_gib - held.disk_gib, machines = held.machines, version = h.version + 1
      from wrong, held where h.id = wrong.id and held.id = h.id
      returning h.id, h.name, wrong.stored,
        jsonb_build_object('vcpu', h.free_vcpu, 'memoryMiB', h.free_memory_mib, 'diskGiB', h.free_disk_gib, 'machines', h.machines) as recomputed`)
    for (const { id, name, stored, recomputed } of rows)
      await recordAudit(tx, 'host.repairDrift', id, {
        agencyId: null,
        before: { name, free: stored },
        after: { free: recomputed },
      })
    return rows.length
  })
}
