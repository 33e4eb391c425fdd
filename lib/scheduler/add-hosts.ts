import { eq, like } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { hosts, pools } from '@/lib/db/schema/scheduler'
import { AppError, notFound } from '@/lib/errors'
import type { AddHosts } from '@/lib/scheduler/input'
import { noteHostStates } from '@/lib/scheduler/note-host-states'

/** Equal hosts join a pool; vCPU to give away are cores times the pool's overcommit. */
export async function addHosts(ctx: Ctx, input: AddHosts): Promise<number> {
  authorize(ctx.actor, 'capacity:manage')
  const { poolId, prefix, count, diskGiB } = input
  return inTransaction(ctx, async (tx) => {
    const [pool] = await tx.db.select().from(pools).where(eq(pools.id, poolId))
    if (!pool) throw notFound('scheduler')
    const vcpu = Math.floor(input.vcpu * Number(pool.cpuOvercommit))
    const memoryMiB = input.memoryGiB * 1024
    const room = { vcpu, memoryMiB, diskGiB, freeVcpu: vcpu, freeMemoryMiB: memoryMiB, freeDiskGiB: diskGiB }
    const first = await nextNumber(tx, prefix)
    const names = Array.from({ length: count }, (_, i) => `${prefix}-${String(first + i).padStart(2, '0')}`)
    const made = await tx.db
      .insert(hosts)
      .values(names.map((name) => ({ poolId, name, ...room })))
      .onConflictDoNothing()
      .returning({ id: hosts.id })
    if (made.length < count)
      throw new AppError('conflict', 'scheduler.hostNameTaken', {
        fields: { prefix: { code: 'scheduler.hostNameTaken' } },
      })
    await noteHostStates(
      tx,
      made.map(({ id }) => id),
      'up',
    )
    await recordAudit(tx, 'pool.addHosts', poolId, {
      agencyId: null,
      after: { pool: pool.name, names, ...room },
    })
    return made.length
  })
}

/** Numbering goes on from the highest host of that prefix, in whatever pool. */
async function nextNumber(tx: Ctx, prefix: string): Promise<number> {
  const rows = await tx.db
    .select({ name: hosts.name })
    .from(hosts)
    .where(like(hosts.name, `${prefix}-%`))
  const numbers = rows.map(({ name }) => Number(name.slice(prefix.length + 1))).filter(Number.isInteger)
  return Math.max(0, ...numbers) + 1
}
